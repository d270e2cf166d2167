import { startOptions } from '../../options/start.tsx';

void startOptions();
