export { default as empty } from 'lucide/dist/esm/icons/circle.mjs';
export { default as full } from 'lucide/dist/esm/icons/circle-check.mjs';
export { default as absent } from 'lucide/dist/esm/icons/circle-dashed.mjs';
export { default as off } from 'lucide/dist/esm/icons/circle-slash.mjs';
export { default as part } from 'lucide/dist/esm/icons/contrast.mjs';
