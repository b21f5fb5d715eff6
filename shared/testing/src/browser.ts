import { chromium as playwright, type Browser } from 'playwright-core';

/** Keeps the browser from asking anybody but the page under test. */
const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * Opens a real Chromium: the one of an npm package, so that nothing need be installed on the machine (Linux on x64), or the one that
 * `CHROMIUM_PATH` names elsewhere.
 */
export async function openBrowser(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  const given = process.env['CHROMIUM_PATH'];
  const executablePath = given ?? (await packaged.executablePath());
  return playwright.launch({ executablePath, args: given === undefined ? [...packaged.args, ...quiet] : quiet });
}
