import '../../shared/ui/waymark.css';
import { Gallery } from '../../shared/ui/gallery/Gallery.tsx';
import { mount } from './mount.tsx';

const asked = new URLSearchParams(window.location.search);
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
await mount([asked.get('lang') ?? 'en'], (phrases) => (
  <Gallery name={asked.get('state') ?? ''} phrases={phrases} />
));
