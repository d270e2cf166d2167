import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Byte budgets of what runs on, or beside, an LMS page: brotli, 1 KB = 1000 B. `--json` prints one object
 * (rows, gates, met). Over budget exits non-zero.
 */
const OUTPUT = path.resolve(import.meta.dirname, '../.output');
const PACKAGES = ['chrome-mv3', 'firefox-mv3'];
const RECOGNISE = 'lms.js';
const OVERLAY = 'overlay.js';
const MARKS = 'marks.js';

const brotli = (file: string): number => brotliCompressSync(readFileSync(file)).length;
const sum = (files: readonly string[]): number =>
  files.reduce((total, file) => total + brotli(file), 0);

/** An extension page with every script and style it loads at once: what stands in its HTML, and static imports of those. */
function filesOfPage(folder: string, page: string): string[] {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const found = new Set([page]);
  const queue = [...read(page).matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    (m) => m[1] ?? '',
  );
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith('.js')) continue;
    const imports = read(file).matchAll(
      /(?:^|[;}\s])(?:import|export)[^;'"()]*?from?\s*["'](\.[^"']+)["']|import\s*["'](\.[^"']+)["']/g,
    );
    for (const match of imports) {
      const target = match[1] ?? match[2];
      if (target !== undefined) queue.push(path.posix.join(path.posix.dirname(file), target));
    }
  }
  return [...found].map((file) => path.join(folder, file));
}

/** The panel follows the LMS's language: besides what it always loads, one catalogue. The largest counts. */
function largestCatalogue(folder: string, loaded: readonly string[]): string[] {
  const chunks = path.join(folder, 'chunks');
  return readdirSync(chunks)
    .filter((name) => /^(en|es|ar)-[\w-]+\.js$/.test(name))
    .map((name) => path.join(chunks, name))
    .filter((file) => !loaded.includes(file))
    .sort((a, b) => brotli(b) - brotli(a))
    .slice(0, 1);
}

function rowsOf(name: string) {
  const folder = path.join(OUTPUT, name);
  if (!existsSync(path.join(folder, 'manifest.json'))) {
    console.error(`No built extension in .output/${name}: run \`npm run build:extension\` first.`);
    process.exit(1);
  }
  const [recognise, overlay, marks] = [
    path.join(folder, RECOGNISE),
    path.join(folder, OVERLAY),
    path.join(folder, MARKS),
  ];
  const panel = filesOfPage(folder, 'panel.html');
  return [
    { name: 'page script, before anything is recognised', files: [recognise], budget: 8000 },
    { name: 'page script, active', files: [recognise, overlay, marks], budget: 25_000 },
    { name: 'panel', files: [...panel, ...largestCatalogue(folder, panel)], budget: 60_000 },
  ].map((row) => ({
    name: `${name}: ${row.name}`,
    files: row.files.map((file) => path.relative(OUTPUT, file)),
    budget: row.budget,
    bytes: sum(row.files),
  }));
}

const rows = PACKAGES.flatMap(rowsOf);
const gates = rows.map(({ name, bytes, budget }) => ({
  name,
  bytes,
  budget,
  met: bytes <= budget,
}));
const met = gates.every((gate) => gate.met);

if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, gates, met }));
else
  for (const gate of gates)
    console.log(
      `${gate.met ? 'ok  ' : 'OVER'} ${gate.name}: ${(gate.bytes / 1000).toFixed(1)} of ${gate.budget / 1000} KB`,
    );
process.exitCode = met ? 0 : 1;
