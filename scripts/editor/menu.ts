import type { Page } from 'playwright-core';
import { deadline, until } from './until.ts';

/** Takes an item of the context menu that is opening. */
export async function takeFromMenu(page: Page, item: string): Promise<void> {
  const menu = page.locator('.monaco-menu');
  await menu.locator('.action-label', { hasText: item }).first().hover({ timeout: deadline });
  // A menu that has only just opened takes nothing yet.
  await until(page, `the menu to take "${item}"`, async () => {
    if ((await menu.count()) === 0) return true;
    await page.keyboard.press('Enter');
    return undefined;
  });
}
