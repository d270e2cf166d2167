import { startPanel } from '../../panel/start.tsx';

startPanel();
