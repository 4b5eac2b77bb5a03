import type { Locator, Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { takeFromMenu } from './menu.ts';
import { deadline, says, until, untilAccepted, untilFound, type Wanted } from './until.ts';

export type StatusItem = {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly icons: readonly string[];
};

export type Problem = {
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
};

/** What stands around the text: status bar, Problems panel, notifications, dialogs. */
export class Workbench {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  statusBar(): Promise<StatusItem[]> {
    return this.#page.locator('.statusbar .statusbar-item').evaluateAll((items: Shown[]) =>
      items.map((item) => ({
        id: item.id,
        text: item.textContent.trim(),
        label: item.getAttribute('aria-label') ?? '',
        icons: [...item.querySelectorAll('.codicon')].map(
          (icon) => [...icon.classList].find((name) => name.startsWith('codicon-'))?.slice(8) ?? '',
        ),
      })),
    );
  }

  /** Waits until the item whose id ends so says `wanted`. */
  status(id: string, wanted: Wanted = /\S/): Promise<StatusItem> {
    const fits = (item: StatusItem): boolean => item.id.endsWith(id) && says(item.text, wanted);
    return untilFound(this.#page, `${String(wanted)} in the status item ${id}`, () => this.statusBar(), fits);
  }

  /** Opens the language status of the file in front, reads it once it says `wanted`, and closes it. */
  async languageStatus(wanted: Wanted): Promise<string> {
    const item = this.#page.locator("[id='status.languageStatus']");
    await item.click();
    const read = async (): Promise<string> =>
      (await this.#page.locator('.hover-language-status').allTextContents()).join(' ');
    const text = await untilAccepted(this.#page, `the language status ${String(wanted)}`, read, (shown) =>
      says(shown, wanted),
    );
    await this.#page.keyboard.press('Escape');
    await untilAccepted(this.#page, 'the language status to close', read, (shown) => shown === '');
    await this.#page.keyboard.press('Control+1');
    return text;
  }

  /** Reads the rows of the Problems panel once `accept` likes them; the panel is open only meanwhile. */
  async problems(accept: (problems: readonly Problem[]) => boolean = (all) => all.length > 0): Promise<Problem[]> {
    const open = await this.#panel().isVisible();
    if (!open) await this.showProblems();
    const problems = await untilAccepted(this.#page, 'the expected problems', () => this.#problems(), accept);
    if (!open) await this.hidePanel();
    return problems;
  }

  async showProblems(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+M');
    await this.#panel().waitFor({ state: 'visible', timeout: deadline });
  }

  /** Gives the height of the panel back to the text. */
  async hidePanel(): Promise<void> {
    await this.#page.keyboard.press('Control+J');
    await this.#panel().waitFor({ state: 'hidden', timeout: deadline });
  }

  /** The messages of the notifications on screen. */
  notifications(): Promise<string[]> {
    return this.#page.locator('.notification-toast .notification-list-item-message').allTextContents();
  }

  /** Waits for a notification and presses a button of it, when one is named. */
  async notified(wanted: Wanted, button?: string): Promise<string> {
    // They leave the screen by themselves: what was said instead has long gone when the wait ends.
    const all = new Set<string>();
    const text = await until(
      this.#page,
      `a notification with ${String(wanted)}`,
      async () => {
        for (const one of await this.notifications()) all.add(one);
        return [...all].find((one) => says(one, wanted));
      },
      () => [...all],
    );
    const toast = this.#page.locator('.notification-toast', { hasText: wanted });
    if (button !== undefined) await toast.getByRole('button', { name: button, exact: true }).click();
    return text;
  }

  /** Waits for a modal dialog, presses one of its buttons, and returns what it said. */
  async answer(button: string): Promise<string> {
    const dialog = this.#page.locator('.monaco-dialog-box');
    const parts = (): Promise<string[]> =>
      dialog.locator('.dialog-message-text, .dialog-message-detail').allTextContents();
    const text = await untilAccepted(
      this.#page,
      `a dialog with the button "${button}"`,
      parts,
      (all) => all.length > 0,
    );
    await dialog.getByRole('button', { name: button, exact: true }).click();
    return text.join('\n').trim();
  }

  /** Opens the context menu of what is at a place and says this, and takes an item of it. */
  async contextMenu(place: string, text: string, item: string): Promise<void> {
    await this.#page.locator(place, { hasText: text }).first().click({ button: 'right', timeout: deadline });
    await takeFromMenu(this.#page, item);
  }

  #panel(): Locator {
    return this.#page.locator('.markers-panel-container');
  }

  #problems(): Promise<Problem[]> {
    return this.#page
      .locator('.markers-panel-container .monaco-list-row:has(.marker-icon)')
      .evaluateAll((rows: Shown[]) =>
        rows.map((row) => {
          const text = (part: string): string =>
            [...row.querySelectorAll(part)].map((one) => one.textContent).join('\n');
          const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text('.marker-line')) ?? [];
          return {
            severity:
              ['error', 'warning', 'info'].find((name) => row.querySelector(`.marker-icon.${name}`) !== null) ?? '',
            message: text('.marker-message'),
            source: text('.marker-source'),
            code: text('.marker-code'),
            line: Number(line),
            column: Number(column),
          };
        }),
      );
  }
}
