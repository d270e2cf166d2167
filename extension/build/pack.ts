import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';

/** What the stores and IT are given, from what was built for each browser. */
const PACKAGES = { 'chrome-mv3': 'chrome-mv3.zip', 'firefox-mv3': 'firefox-mv3.xpi' };
/** The first day a zip can name. When something was built is nobody's concern, and would make two builds differ. */
const DAY = new Date(Date.UTC(1980, 0, 1));

/** Every file of a folder in one zip, the same bytes for the same files: whoever builds this source can compare. */
async function pack(folder: string): Promise<Uint8Array> {
  const zip = new JSZip();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  for (const file of files.map((name) => name.split(path.sep).join('/')).sort())
    zip.file(file, readFileSync(path.join(folder, file)), { date: DAY, createFolders: false });
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}

const output = path.resolve('.output');
for (const [folder, file] of Object.entries(PACKAGES))
  writeFileSync(path.join(output, file), await pack(path.join(output, folder)));
