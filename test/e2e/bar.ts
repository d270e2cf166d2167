import type { Place } from '../browser/driver.ts';

/** Text that draws one dark bar: it can be told apart in a picture without reading. */
export const BAR = '█'.repeat(14);

/**
 * Whether a picture (PNG) shows such a bar: a run of one colour, dark or bright against what is around, in several rows
 * on top of each other. Decoded by `place`, which may be any document.
 */
export const showsBar = (place: Place, picture: Uint8Array): Promise<boolean> =>
  place.run(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    if (canvas === null) throw new Error('No canvas to look at the picture with.');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    const isDark = (at: number) =>
      (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 240;
    let rows = 0;
    for (let y = 0; y < height; y++) {
      let run = 0;
      let longest = 0;
      for (let x = 0; x < width; x++) {
        run = isDark((y * width + x) * 4) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      rows = longest >= 90 && longest < 300 ? rows + 1 : 0;
      if (rows >= 8) return true;
    }
    return false;
  }, Buffer.from(picture).toString('base64'));
