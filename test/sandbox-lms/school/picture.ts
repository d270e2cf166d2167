import { crc32, deflateSync } from 'node:zlib';

/** A greyscale PNG that looks like a written page from afar: lines nobody can read. */
export function pngOfWriting(width: number, height: number): Buffer {
  const pixels = Buffer.alloc((width + 1) * height, 0xff);
  for (let y = 0; y < height; y++) {
    pixels[y * (width + 1)] = 0; // no filter on this row
    const isLine = y > 100 && y < height - 100 && y % 28 < 10;
    if (isLine) pixels.fill(0xc4, y * (width + 1) + 91, (y + 1) * (width + 1) - 90);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
