import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';

/** Where `npm run build:web` puts the pages, and where browsers find them. */
export const WEB_FOLDER = resolve(import.meta.dirname, '../../dist/web');
export const WEB_PATH = '/ui/';

const ManifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    css: v.optional(v.array(v.string()), []),
    imports: v.optional(v.array(v.string()), []),
  }),
);
type Manifest = v.InferOutput<typeof ManifestSchema>;

export type Assets = { script: string; styles: string[]; preloads: string[] };

function collect(manifest: Manifest, key: string, seen: Set<string>): Manifest[string][] {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  return [chunk, ...chunk.imports.flatMap((next) => collect(manifest, next, seen))];
}

/** Addresses of a built page (`home`, …); null when the web pages were not built. Read each time: it is small, and a build may follow the start. */
export function assetsOf(page: string, folder = WEB_FOLDER): Assets | null {
  let text: string;
  try {
    text = readFileSync(resolve(folder, '.vite/manifest.json'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const manifest = v.parse(ManifestSchema, JSON.parse(text));
  const names = new RegExp(`(^|/)${page}\\.(html|tsx)$`);
  const key = Object.keys(manifest).find((name) => names.test(name));
  const [entry, ...imports] = key === undefined ? [] : collect(manifest, key, new Set());
  if (entry === undefined) return null;
  const styles = [entry, ...imports].flatMap((chunk) => chunk.css);
  return {
    script: WEB_PATH + entry.file,
    styles: [...new Set(styles)].map((file) => WEB_PATH + file),
    preloads: imports.map((chunk) => WEB_PATH + chunk.file),
  };
}
