import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askLms } from '../overlay/ask-lms.ts';

/** Put into a page of an LMS only when the LMS is asked something from there. */
export default defineUnlistedScript(() => askLms());
