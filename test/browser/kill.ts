/**
 * Ends a browser and all it started, with no chance to put anything away. Playwright and puppeteer make each browser the
 * first of a process group of its own.
 */
export function endGroup(pid: number): void {
  process.kill(-pid, 'SIGKILL');
}
