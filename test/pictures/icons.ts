import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../browser/chromium.ts';

/** Of the picture's width, what a phone that cuts icons to its own form leaves whole: a circle of four fifths. */
const SAFE = 0.8;

/**
 * The icon as PNG files, which is all that browsers take in a manifest. `sizes`: px. `mask`: to be cut to any form, so its
 * ground fills all of the picture and what is drawn on it is small enough.
 */
export async function drawIcons(
  svg: string,
  folder: string,
  sizes: readonly number[],
  mask = false,
): Promise<void> {
  const drawing = await readFile(svg, 'utf8');
  const ground = mask ? /<rect[^>]* fill="(#\w+)"/.exec(drawing)?.[1] : 'transparent';
  if (ground === undefined) throw new Error('The icon has no ground to fill the picture with.');
  await mkdir(folder, { recursive: true });
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium is missing: apt-get install chromium.');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    const width = mask ? size * SAFE : size;
    await page.setContent(
      `<style>
        body { margin: 0; min-block-size: 100vh; display: grid; place-items: center; background: ${ground} }
        svg { display: block; inline-size: ${width}px }
      </style>${drawing}`,
    );
    const name = mask ? `${size}-mask.png` : `${size}.png`;
    await page.screenshot({ path: path.join(folder, name), omitBackground: true });
  }
  await browser.close();
}
