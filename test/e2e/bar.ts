import type { Place } from '../browser/driver.ts';

/** Text that draws one dark bar: it can be told apart in a picture without reading. */
export const BAR = '█'.repeat(14);

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/**
 * The colour of a bar in a picture (PNG), null where it shows none: a run of one dark colour (`of`: this one alone) as
 * long as BAR is drawn, in several rows on top of each other. Decoded by `place`, which may be any document.
 */
export const barIn = (
  place: Place,
  picture: Uint8Array,
  of: Colour | null,
): Promise<Colour | null> =>
  place.run(
    async ({ base64, of }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = bitmap;
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      if (canvas === null) throw new Error('No canvas to look at the picture with.');
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, width, height);
      const at = (x: number, y: number): Colour => {
        const i = (y * width + x) * 4;
        return [data[i] ?? 255, data[i + 1] ?? 255, data[i + 2] ?? 255];
      };
      // Between two letters of a bar the browser may blend a little paper in.
      const near = (a: Colour, b: Colour) =>
        a.every((each, i) => Math.abs(each - (b[i] ?? 0)) < 50);
      const isDark = ([r, g, b]: Colour) => r + g + b < 240;
      let rows = 0;
      // The panel's column alone: an LMS has dark bars of its own.
      const left = width - 330;
      for (let y = 0; y < height; y++) {
        let run = 0;
        let longest = 0;
        let colour: Colour = of ?? [0, 0, 0];
        for (let x = left; x < width; x++) {
          const here = at(x, y);
          run = (of === null ? isDark(here) : near(here, of)) ? run + 1 : 0;
          if (run > longest) {
            longest = run;
            colour = at(x - Math.floor(run / 2), y);
          }
        }
        rows = longest >= 90 && longest < 300 ? rows + 1 : 0;
        if (rows >= 8) return colour;
      }
      return null;
    },
    { base64: Buffer.from(picture).toString('base64'), of },
  );
