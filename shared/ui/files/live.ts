/** What comes once somebody takes feedback along or brings it: the file format, and the look before anything is made. */
export { readFile } from '../../annotation/read.ts';
export { fileOf } from './fileOf.ts';
export { Preview } from './Preview.tsx';
