import { driveChromium } from './chromium-driver.ts';
import type { BrowserName, Driver, DriverOptions } from './driver.ts';
import { driveFirefox } from './firefox/driver.ts';

const DRIVERS = { chromium: driveChromium, firefox: driveFirefox };

/** A real browser with the built extension. */
export const drive = (name: BrowserName, options: DriverOptions): Promise<Driver> =>
  DRIVERS[name](options);
