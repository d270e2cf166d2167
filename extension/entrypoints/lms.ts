import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { recognisePage } from '../overlay/recognise-page.ts';

/**
 * Unlisted, and registered by the background for granted LMS origins only. Not WXT's content script: its context
 * announces itself to the page by a DOM event that carries the extension's id.
 */
export default defineUnlistedScript(() => recognisePage());
