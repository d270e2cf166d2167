import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { overlay } from '../overlay/overlay.ts';

export default defineUnlistedScript(() => overlay());
