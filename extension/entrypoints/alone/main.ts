import { startPanel } from '../../panel/start.tsx';

/** The panel as a page of its own. Its address is not web-accessible, so no page can frame it or lead here. */
startPanel({ type: 'alone' });
