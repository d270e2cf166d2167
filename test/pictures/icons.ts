import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../browser/chromium.ts';

/** The icon as PNG files, which is all that browsers take in a manifest. `sizes`: px. */
export async function drawIcons(
  svg: string,
  folder: string,
  sizes: readonly number[],
): Promise<void> {
  const drawing = await readFile(svg, 'utf8');
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
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; inline-size: ${size}px }</style>${drawing}`,
    );
    await page.screenshot({ path: path.join(folder, `${size}.png`), omitBackground: true });
  }
  await browser.close();
}
