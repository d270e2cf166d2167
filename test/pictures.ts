import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drawIcons } from './pictures/icons.ts';
import { takePictures } from './pictures/take.ts';
import { startStack } from './stack/stack.ts';
import { buildWhatIsStale } from './start/build.ts';

/** `node test/pictures.ts`: the pictures of the README and the extension's icons, made again from what is built now. */
const ROOT = path.resolve(import.meta.dirname, '..');

const folder = await mkdtemp(path.join(tmpdir(), 'waymark-pictures-'));
const icon = path.join(ROOT, 'shared/ui/icon.svg');
await drawIcons(icon, path.join(ROOT, 'extension/public/icon'), [16, 32, 48, 128]);
const phone = path.join(ROOT, 'lti-server/phone/icon');
await drawIcons(icon, phone, [180, 192, 512]);
await drawIcons(icon, phone, [192, 512], true);
await buildWhatIsStale(console.log);
const stack = await startStack({ folder, ports: { server: 0, canvas: 0, moodle: 0 } });
try {
  await takePictures(stack, folder, path.join(ROOT, 'docs'));
} finally {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
}
