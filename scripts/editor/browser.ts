import { chromium as driver, type Page } from 'playwright-core';
import { chromium } from '../environment/chromium.ts';
import { deadline } from './until.ts';

/** What Chromium needs to run without a screen, as root, and without talking to anybody. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Browser = { readonly page: Page; close(): Promise<void> };

/** Opens an address in a Chromium with an empty profile; `prepare` sees the page before it loads. */
export async function openBrowser(
  url: string,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Browser> {
  const browser = await driver.launch({ executablePath: await chromium(), args, headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route(
      (address) => address.protocol.startsWith('http') && address.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    await prepare(page);
    await page.goto(url, { timeout: deadline });
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
