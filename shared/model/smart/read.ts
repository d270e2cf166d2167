/** A temporary shape, in whose place the real reader comes. */
export type SmartReading = {
  light: 'specific' | 'measurable' | 'attainable' | 'realistic' | 'timely';
  state: 'lit' | 'dark';
  words: { field: 'next' | 'evidence'; start: number; end: number }[];
};
type Read = { next: string; evidence: string; by?: number | null };

const LIGHTS = ['specific', 'measurable', 'attainable', 'realistic', 'timely'] as const;

export const readSmart = ({ next, by = null }: Read): SmartReading[] =>
  LIGHTS.map((light) => {
    const isLit = light === 'specific' ? next.length > 10 : light === 'timely' && by !== null;
    const words =
      light === 'specific' && isLit ? [{ field: 'next' as const, start: 0, end: 4 }] : [];
    return { light, state: isLit ? 'lit' : 'dark', words };
  });
