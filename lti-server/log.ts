import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Of an error its kind, code and place; messages of databases and parsers can quote what a person wrote. */
function errorLine(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.name,
    code: 'code' in error ? String(error.code) : undefined,
    detail: 'detail' in error && error.name === 'LaunchRefusal' ? error.detail : undefined,
    at: frames.slice(0, 4).map((line) => line.trim()),
  };
}

/** JSON lines without personal data: no tokens, names, query strings or bodies. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: {}, serializers: { err: errorLine } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
