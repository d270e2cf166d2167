import browser from 'webextension-polyfill';
import { startPanel } from '../../panel/start.tsx';

/** The panel as the browser's own side panel, which follows the tab in front in its window. */
const { id } = await browser.windows.getCurrent();
const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
if (id !== undefined) startPanel({ type: 'side', window: id, theme });
