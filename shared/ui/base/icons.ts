/** Single files, so that nothing has to be shaken out of two thousand. */
export { default as arrowLeft } from 'lucide/dist/esm/icons/arrow-left.mjs';
export { default as check } from 'lucide/dist/esm/icons/check.mjs';
export { default as chevronRight } from 'lucide/dist/esm/icons/chevron-right.mjs';
export { default as circleAlert } from 'lucide/dist/esm/icons/circle-alert.mjs';
export { default as copy } from 'lucide/dist/esm/icons/copy.mjs';
export { default as externalLink } from 'lucide/dist/esm/icons/external-link.mjs';
export { default as eye } from 'lucide/dist/esm/icons/eye.mjs';
export { default as eyeOff } from 'lucide/dist/esm/icons/eye-off.mjs';
export { default as handHelping } from 'lucide/dist/esm/icons/hand-helping.mjs';
export { default as library } from 'lucide/dist/esm/icons/library.mjs';
export { default as link } from 'lucide/dist/esm/icons/link.mjs';
export { default as lock } from 'lucide/dist/esm/icons/lock.mjs';
export { default as message } from 'lucide/dist/esm/icons/message-square.mjs';
export { default as monitor } from 'lucide/dist/esm/icons/monitor.mjs';
export { default as plus } from 'lucide/dist/esm/icons/plus.mjs';
export { default as trash } from 'lucide/dist/esm/icons/trash.mjs';
export { default as close } from 'lucide/dist/esm/icons/x.mjs';
