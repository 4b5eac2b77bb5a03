import type { Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { QuickInput } from './quickInput.ts';
import { deadline, says, until, untilAccepted, type Wanted } from './until.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

const active = '.editor-group-container.active .editor-instance';

/** The text editor in front. Lines and columns count from 1. */
export class Code {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page) {
    this.#page = page;
    this.#quickInput = new QuickInput(page);
  }

  /** The address of the file in front, or undefined when there is none. */
  async uri(): Promise<string | undefined> {
    const editors = this.#page.locator(`${active} .monaco-editor[data-uri]`);
    const uris = await editors.evaluateAll((all: Shown[]) => all.map((one) => one.getAttribute('data-uri')));
    return uris[0] ?? undefined;
  }

  /** The lines that are on screen. */
  lines(): Promise<string[]> {
    return this.#page.locator(`${active} .view-line`).evaluateAll((lines: Shown[]) => {
      const top = (line: Shown): number => Number.parseInt(line.style.top, 10);
      return lines
        .toSorted((one, other) => top(one) - top(other))
        .map((line) => line.textContent.replaceAll('\u00a0', ' '));
    });
  }

  /** Waits until a line on screen contains this text. */
  async shows(text: string): Promise<void> {
    await untilAccepted(
      this.#page,
      `the text "${text}"`,
      () => this.lines(),
      (lines) => lines.some((line) => line.includes(text)),
    );
  }

  /** Moves the cursor. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#page.keyboard.press('Control+G');
    await this.#quickInput.type(`:${line}:${column}`);
    await this.#quickInput.accept();
    await this.#quickInput.closed();
    const place = `Ln ${line}, Col ${column}`;
    const read = (): Promise<string[]> => this.#page.locator("[id='status.editor.selection']").allTextContents();
    await untilAccepted(this.#page, `the cursor at ${place}`, read, (shown) =>
      shown.some((text) => text.trim() === place),
    );
    await this.#focused();
  }

  /** Types at the cursor, key by key, with all that the editor does on its own (indentation, suggestions). */
  async type(text: string): Promise<void> {
    await this.#focused();
    await this.#page.keyboard.type(text);
  }

  async typeAt(line: number, column: number, text: string): Promise<void> {
    await this.goTo(line, column);
    await this.type(text);
  }

  /** Replaces the whole text, as by pasting. */
  async replace(text: string): Promise<void> {
    await this.#focused();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.insertText(text);
  }

  /** How many squiggles of this severity are on screen. */
  squiggles(severity: Severity): Promise<number> {
    return this.#page.locator(`${active} .squiggly-${severity}`).count();
  }

  /** Waits until that many squiggles are on screen; at least one without a number. */
  async squiggled(severity: Severity, count?: number): Promise<void> {
    const awaited = count === undefined ? `a squiggle (${severity})` : `${count} squiggles (${severity})`;
    await untilAccepted(
      this.#page,
      awaited,
      () => this.squiggles(severity),
      (seen) => (count === undefined ? seen > 0 : seen === count),
    );
  }

  /** What the hover at a place says, once it says `wanted`; the hover is closed again. */
  async hover(line: number, column: number, wanted: Wanted = /\S/): Promise<string> {
    const text = await this.showHover(line, column, wanted);
    await this.#page.keyboard.press('Escape');
    await until(this.#page, 'the hover to close', async () => ((await this.#hoverText()) === '' ? true : undefined));
    return text;
  }

  /** Opens the hover at a place and leaves it open. */
  async showHover(line: number, column: number, wanted: Wanted = /\S/): Promise<string> {
    await this.goTo(line, column);
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('Control+I');
    return untilAccepted(
      this.#page,
      `a hover with ${String(wanted)}`,
      () => this.#hoverText(),
      (shown) => says(shown, wanted) && shown !== 'Loading...',
    );
  }

  /** Opens the list of quick fixes at a place that has some; the titles in their order. */
  async fixes(line: number, column: number): Promise<string[]> {
    await this.goTo(line, column);
    await this.#lit();
    let looks = 0;
    return untilAccepted(
      this.#page,
      'the list of quick fixes',
      async () => {
        const shown = await this.#fixTitles();
        // Whatever is told of the text meanwhile cuts the question off without a word: it is asked again.
        if (shown.length === 0 && looks++ % 200 === 0) await this.#page.keyboard.press('Control+.');
        return shown;
      },
      (shown) => shown.length > 0,
    );
  }

  /** Asks for quick fixes at a place that has none, and waits until the editor says so. */
  async noFixes(line: number, column: number): Promise<void> {
    await this.goTo(line, column);
    await this.#page.keyboard.press('Control+.');
    const none = this.#page.locator('.monaco-editor-overlaymessage', { hasText: 'No code actions available' });
    await none.waitFor({ timeout: deadline });
  }

  /** Opens the list of quick fixes at a place, moves to one and takes it. */
  async fix(line: number, column: number, title: string): Promise<void> {
    const titles = await this.fixes(line, column);
    if (!titles.includes(title)) throw new Error(`No quick fix "${title}" among ${JSON.stringify(titles)}`);
    const focused = (): Promise<string[]> => this.#fixTitles('.focused');
    for (let [at] = await focused(); at !== title; [at] = await focused()) {
      const before = at;
      await this.#page.keyboard.press('ArrowDown');
      await untilAccepted(this.#page, 'the next quick fix', focused, ([now]) => now !== before);
    }
    await this.#page.keyboard.press('Enter');
    await untilAccepted(
      this.#page,
      'the list of quick fixes to close',
      () => this.#fixTitles(),
      (shown) => shown.length === 0,
    );
  }

  /** Keys reach the text only when the box that was open has given the focus back. */
  async #focused(): Promise<void> {
    const focused = this.#page.locator(`${active} .monaco-editor.focused`);
    await until(this.#page, 'the focus in the text', async () => ((await focused.count()) > 0 ? true : undefined));
  }

  #hoverText(): Promise<string> {
    return this.#visibleText('.monaco-hover .hover-row:not(.status-bar)');
  }

  /**
   * The light bulb: the editor has looked for fixes by itself; until then its own question would cut ours off.
   * It asks when the cursor moves, and asks no more where an answer was cut off: a step aside and back asks again.
   */
  async #lit(): Promise<void> {
    const bulbs = this.#page.locator(`${active} .lightBulbWidget, ${active} [class*='codicon-gutter-lightbulb']`);
    let looks = 0;
    await until(this.#page, 'the light bulb', async () => {
      if (await bulbs.evaluateAll((all: Shown[]) => all.some((one) => one.checkVisibility()))) return true;
      if (looks++ % 200 === 100) {
        await this.#page.keyboard.press('ArrowRight');
        await this.#page.keyboard.press('ArrowLeft');
      }
      return undefined;
    });
  }

  #fixTitles(which = ''): Promise<string[]> {
    return this.#page
      .locator(`.action-widget .monaco-list-row.action${which}`)
      .evaluateAll((rows: Shown[]) => rows.map((row) => row.querySelector('.title')?.textContent ?? ''));
  }

  #visibleText(selector: string): Promise<string> {
    return this.#page.locator(selector).evaluateAll((all: Shown[]) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent.trim())
        .filter((text) => text !== '')
        .join('\n'),
    );
  }
}
