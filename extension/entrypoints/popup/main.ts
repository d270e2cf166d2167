import { startPopup } from '../../popup/start.tsx';

void startPopup();
