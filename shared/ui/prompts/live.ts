/** What comes once somebody asks for a prompt, or saves one. Nothing here is in the first bytes of a page. */
export { learnLibrary } from '../../locales/load.ts';
export { Picker } from './Picker.tsx';
export { savePrompt } from './save.ts';
