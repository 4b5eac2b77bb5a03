import { errors } from 'playwright-core';
import type { Locator, Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { deadline, exactly, until, untilAccepted } from './until.ts';

/** One row of the quick input: what it says, and what it says beside or below that. */
export type Choice = { readonly label: string; readonly description: string; readonly focused: boolean };

/** How long a try may take that is made again, in ms. */
const patience = 5000;

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

  /** Replaces what stands in the box, if it can be typed into within five seconds. */
  takes(text: string): Promise<boolean> {
    return inTime(this.#page.locator('.quick-input-widget .quick-input-box input').fill(text, { timeout: patience }));
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

  /** Waits for the row with this label (and description) and takes it. The list may change until then. */
  async pick(label: string, description?: string): Promise<void> {
    const row = this.#row(label, description);
    const awaited = `the choice "${label}"${description === undefined ? '' : ` (${description})`}`;
    await untilAccepted(
      this.#page,
      awaited,
      () => this.choices(),
      async () => (await row.count()) > 0,
    );
    await row.click({ timeout: deadline });
  }

  /** Takes the row with this label, if it is there and can be clicked within five seconds. */
  picks(label: string): Promise<boolean> {
    return inTime(this.#row(label).click({ timeout: patience }));
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.closed();
  }

  #row(label: string, description?: string): Locator {
    const rows = this.#page.locator('.quick-input-list .monaco-list-row');
    const labelled = rows.filter({ has: this.#page.locator('.label-name', { hasText: exactly(label) }) });
    if (description === undefined) return labelled.first();
    const beside = this.#page.locator('.label-description');
    if (description === '') return labelled.filter({ hasNot: beside.filter({ hasText: /\S/ }) }).first();
    return labelled.filter({ has: beside.filter({ hasText: exactly(description) }) }).first();
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

async function inTime(act: Promise<void>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
