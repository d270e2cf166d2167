import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringMarks } from '../overlay/marks/brought.ts';
import { markWork } from '../overlay/marks/marks.ts';

export default defineUnlistedScript(() => bringMarks(markWork));
