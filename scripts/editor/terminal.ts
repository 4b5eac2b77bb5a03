import type { Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { says, untilAccepted, type Wanted } from './until.ts';

/** The terminal in the panel. */
export class Terminal {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The rows that are on screen, without those that are empty. */
  rows(): Promise<string[]> {
    return this.#page
      .locator('.terminal-wrapper.active .xterm-rows > div')
      .evaluateAll((rows: Shown[]) =>
        rows.map((row) => row.textContent.replaceAll('\u00a0', ' ').trimEnd()).filter((row) => row !== ''),
      );
  }

  /** Waits until a row says this. */
  async shows(wanted: Wanted): Promise<readonly string[]> {
    return untilAccepted(
      this.#page,
      `the terminal to say ${String(wanted)}`,
      () => this.rows(),
      (rows) => rows.some((row) => says(row, wanted)),
    );
  }

  /** Types where the focus is put first: into the terminal. */
  async press(key: string): Promise<void> {
    await this.#page.locator('.terminal-wrapper.active textarea').focus();
    await this.#page.keyboard.press(key);
  }
}
