/** Twelve characters are read out and typed in groups of four. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
