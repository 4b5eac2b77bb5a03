import type { Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { until } from './until.ts';

/** One row of the quick input: what it says, and what it says beside or below that. */
export type Choice = { readonly label: string; readonly description: string; readonly focused: boolean };

/** The box at the top of the window: quick open, the palette, quick picks and input boxes of the extension. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until it is open, with this title when one is given. */
  async opened(title?: string): Promise<void> {
    await until(this.#page, title === undefined ? 'the quick input' : `the quick input "${title}"`, async () => {
      const shown = await this.#shownTitle();
      return shown !== undefined && (title === undefined || shown.includes(title)) ? true : undefined;
    });
  }

  async closed(): Promise<void> {
    await until(this.#page, 'the quick input to close', async () =>
      (await this.#shownTitle()) === undefined ? true : undefined,
    );
  }

  /** Replaces what stands in the box. */
  async type(text: string): Promise<void> {
    await this.opened();
    await this.#page.locator('.quick-input-widget .quick-input-box input').fill(text);
  }

  choices(): Promise<Choice[]> {
    return this.#page.locator('.quick-input-list .monaco-list-row').evaluateAll((rows: Shown[]) => {
      const text = (row: Shown, part: string): string => row.querySelector(part)?.textContent.trim() ?? '';
      return rows.map((row) => ({
        label: text(row, '.label-name'),
        description: ['.label-description', '.quick-input-list-label-meta']
          .map((part) => text(row, part))
          .join(' ')
          .trim(),
        focused: row.classList.contains('focused'),
      }));
    });
  }

  /** Waits for a row and takes it, as by moving to it and pressing Enter. */
  async pick(wanted: string | ((choice: Choice) => boolean)): Promise<void> {
    const fits = typeof wanted === 'string' ? (choice: Choice): boolean => choice.label === wanted : wanted;
    const awaited = typeof wanted === 'string' ? `the choice "${wanted}"` : 'the wanted choice';
    let seen: readonly Choice[] = [];
    // The list may still be filtering: a row is taken only if it still says what was read.
    const take = async (): Promise<true | undefined> => {
      seen = await this.choices();
      const index = seen.findIndex(fits);
      const row = this.#page.locator('.quick-input-list .monaco-list-row').nth(index);
      const { label } = seen[index] ?? {};
      if (label === undefined || (await row.locator('.label-name').allTextContents())[0]?.trim() !== label)
        return undefined;
      return row.click({ timeout: 1_000 }).then(
        () => true,
        () => undefined,
      );
    };
    await until(this.#page, awaited, take, () => seen);
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.closed();
  }

  async #shownTitle(): Promise<string | undefined> {
    const widgets = await this.#page
      .locator('.quick-input-widget')
      .evaluateAll((all: Shown[]) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => one.querySelector('.quick-input-title')?.textContent ?? ''),
      );
    return widgets[0];
  }
}
