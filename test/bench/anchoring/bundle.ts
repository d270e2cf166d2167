import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import { build, type Plugin } from 'vite';

const SourceMap = v.object({ sources: v.array(v.string()), sourcesContent: v.array(v.string()) });
const NAME = 'hypothesis-anchoring';
const ANCHORING = 'src/annotator/anchoring/html.ts';
const APPROXIMATE = 'node_modules/approx-string-match/build/src/index.js';
const PREFIX = '\0hypothesis/';

/** Hypothesis's own anchoring (BSD-2-Clause), out of the source map its package ships. Nothing of it is kept. */
export function fromSourceMap(): Plugin {
  const file = createRequire(import.meta.url).resolve(
    'hypothesis/build/scripts/annotator.bundle.js.map',
  );
  const { sources, sourcesContent } = v.parse(SourceMap, JSON.parse(readFileSync(file, 'utf8')));
  const files = new Map(
    sources.map((name, n) => [name.replace(/^app:\/\/\//, ''), sourcesContent[n]]),
  );
  const known = (name: string): string | undefined =>
    [name, `${name}.ts`, `${name}.tsx`, `${name}/index.ts`].find((one) => files.has(one));
  return {
    name: NAME,
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === NAME) return PREFIX + ANCHORING;
      if (!importer?.startsWith(PREFIX)) return null;
      if (id === 'approx-string-match') return PREFIX + APPROXIMATE;
      const folder = path.posix.dirname(importer.slice(PREFIX.length));
      const found = known(path.posix.join(folder, id));
      return found === undefined ? null : PREFIX + found;
    },
    load: (id) =>
      id.startsWith(PREFIX)
        ? {
            code: files.get(id.slice(PREFIX.length)) ?? '',
            moduleType: id.endsWith('.js') ? 'js' : 'ts',
          }
        : null,
  };
}

export async function built(
  entry: string,
  format: 'es' | 'iife',
  plugins: Plugin[],
): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: path.resolve(import.meta.dirname, entry), formats: [format], name: 'built' },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error(`Nothing was built of ${entry}.`);
  return chunk.code;
}

export const pageScript = (): Promise<string> => built('entry.ts', 'iife', [fromSourceMap()]);
/** Bytes of the built module, by brotli. */
export const moduleSize = async (): Promise<number> =>
  brotliCompressSync(await built('../../../shared/anchoring/anchoring.ts', 'iife', [])).length;
