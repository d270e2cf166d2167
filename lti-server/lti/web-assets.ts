import { readFileSync, statSync } from 'node:fs';
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
    dynamicImports: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
);
type Manifest = v.InferOutput<typeof ManifestSchema>;

export type Assets = { script: string; styles: string[]; preloads: string[] };

type Follow = 'imports' | 'dynamicImports';
function collect(
  manifest: Manifest,
  key: string,
  seen: Set<string>,
  follow: readonly Follow[] = ['imports'],
): Manifest[string][] {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  const next = follow.flatMap((which) => chunk[which]);
  return [chunk, ...next.flatMap((one) => collect(manifest, one, seen, follow))];
}

/** What was read, and when that was written: a build may follow the start, or another build. */
const read = new Map<
  string,
  { writtenAt: number; manifest: Manifest; pages: Map<string, Assets> }
>();

function manifestIn(folder: string) {
  const file = resolve(folder, '.vite/manifest.json');
  const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (writtenAt === undefined) return null;
  const before = read.get(file);
  if (before?.writtenAt === writtenAt) return before;
  const manifest = v.parse(ManifestSchema, JSON.parse(readFileSync(file, 'utf8')));
  const now = { writtenAt, manifest, pages: new Map<string, Assets>() };
  read.set(file, now);
  return now;
}

/** What the build says of its files, and the key of a page's; null when the web pages were not built. */
function built(page: string, folder: string): { manifest: Manifest; key: string } | null {
  const manifest = manifestIn(folder)?.manifest;
  if (manifest === undefined) return null;
  const names = new RegExp(`(^|/)${page}\\.(html|tsx)$`);
  const key = Object.keys(manifest).find((name) => names.test(name));
  return key === undefined ? null : { manifest, key };
}

function assetsFor(page: string, folder: string): Assets | null {
  const found = built(page, folder);
  const [entry, ...imports] = found === null ? [] : collect(found.manifest, found.key, new Set());
  if (entry === undefined) return null;
  const styles = [entry, ...imports].flatMap((chunk) => chunk.css);
  return {
    script: WEB_PATH + entry.file,
    styles: [...new Set(styles)].map((file) => WEB_PATH + file),
    preloads: imports.map((chunk) => WEB_PATH + chunk.file),
  };
}

/** Addresses of a built page (`home`, …); null when the web pages were not built. */
export function assetsOf(page: string, folder = WEB_FOLDER): Assets | null {
  const pages = manifestIn(folder)?.pages;
  const known = pages?.get(page) ?? assetsFor(page, folder);
  if (known !== null) pages?.set(page, known);
  return known;
}

/** Addresses of all that a built page may ever load, what comes later included; null when it was not built. */
export function everyFileOf(page: string, folder = WEB_FOLDER): string[] | null {
  const found = built(page, folder);
  if (found === null) return null;
  const chunks = collect(found.manifest, found.key, new Set(), ['imports', 'dynamicImports']);
  const files = chunks.flatMap(({ file, css, assets }) => [file, ...css, ...assets]);
  return [...new Set(files)].map((file) => WEB_PATH + file);
}
