import type { Locator, Page } from 'playwright-core';
import type { Shown } from './dom.ts';
import { takeFromMenu } from './menu.ts';
import { deadline, until, untilAccepted, untilFound } from './until.ts';

/** A row of a tree as a person sees and hears it. */
export interface Row {
  readonly label: string;
  readonly description: string;
  /** The name of its codicon. */
  readonly icon: string;
  readonly level: number;
  /** Null for a row without children. */
  readonly expanded: boolean | null;
  /** What a screen reader says. */
  readonly said: string;
}

/** A tree view in the side bar. */
export class Tree {
  readonly #page: Page;
  readonly #pane: Locator;

  /** `title` is that of the view. */
  constructor(page: Page, title: string) {
    this.#page = page;
    this.#pane = page.locator('.pane', { has: page.locator('.pane-header h3.title', { hasText: title }) });
  }

  /** All of the view, for what is neither a row nor a title. */
  get pane(): Locator {
    return this.#pane;
  }

  /** Draws the edge of the side bar until it is so wide. */
  async widen(width: number): Promise<void> {
    const box = await this.#page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('There is no side bar.');
    const [edge, middle] = [box.x + box.width, box.y + box.height / 2];
    await this.#page.mouse.move(edge, middle);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + width, middle, { steps: 10 });
    await this.#page.mouse.up();
  }

  /** What stands beside the title of the view. */
  async description(): Promise<string> {
    return (await this.#pane.locator('.pane-header .description').allTextContents()).join(' ').trim();
  }

  rows(): Promise<Row[]> {
    return this.#rows().evaluateAll((rows: Shown[]) =>
      rows.map((row) => {
        const text = (part: string): string => row.querySelector(part)?.textContent.trim() ?? '';
        const icon =
          row.querySelector('.custom-view-tree-node-item-icon') ??
          row.querySelector('.codicon:not(.codicon-tree-item-expanded)');
        const codicon = [...(icon?.classList ?? [])].find((name) => /^codicon-(?!modifier)/.test(name));
        const expanded = row.getAttribute('aria-expanded');
        return {
          label: text('.label-name'),
          description: text('.label-description'),
          icon: codicon?.slice('codicon-'.length) ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: expanded === null ? null : expanded === 'true',
          said: row.getAttribute('aria-label') ?? '',
        };
      }),
    );
  }

  /** Waits for a row that fits. */
  row(awaited: string, fits: (row: Row) => boolean): Promise<Row> {
    return untilFound(this.#page, awaited, () => this.rows(), fits);
  }

  /** Waits for the row with this label, with this icon when one is named. */
  labelled(label: string, icon?: string): Promise<Row> {
    const awaited = `the row "${label}"${icon === undefined ? '' : ` with ${icon}`}`;
    return this.row(awaited, (row) => row.label === label && (icon === undefined || row.icon === icon));
  }

  /** Opens a row. It may be drawn anew at any moment, and a click on what has just gone is lost. */
  async expand(label: string): Promise<void> {
    await this.labelled(label);
    const isOpen = async (): Promise<boolean> =>
      (await this.rows()).some((row) => row.label === label && row.expanded === true);
    await until(this.#page, `"${label}" to open`, async () => {
      if (await isOpen()) return true;
      await this.#of(label).locator('.label-name').click({ timeout: deadline });
      const end = Date.now() + 2000;
      while (Date.now() < end) if (await isOpen()) return true;
      return undefined;
    });
  }

  /** The label of the row that has the focus; empty when none has. */
  async focused(): Promise<string> {
    const labels = await this.#pane.locator('.monaco-list-row.focused .label-name').allTextContents();
    return labels[0] ?? '';
  }

  async click(label: string): Promise<void> {
    await this.labelled(label);
    await this.#of(label).locator('.label-name').click({ timeout: deadline });
  }

  /** Presses an inline action of a row. */
  async press(label: string, action: string): Promise<void> {
    await this.labelled(label);
    await this.#of(label).hover({ timeout: deadline });
    await this.#of(label).getByRole('button', { name: action }).first().click({ timeout: deadline });
    // The hover of the row would take the focus from what opens next.
    await this.#page.mouse.move(900, 300);
  }

  /** Takes an item of the context menu of a row. */
  async menu(label: string, item: string): Promise<void> {
    await this.labelled(label);
    await this.#of(label).click({ button: 'right', timeout: deadline });
    await takeFromMenu(this.#page, item);
  }

  /** Waits until nothing is being asked any more. */
  async settled(): Promise<readonly Row[]> {
    return untilAccepted(
      this.#page,
      'rows that have settled',
      () => this.rows(),
      (rows) => rows.length > 0 && rows.every(({ icon }) => icon !== 'sync' && icon !== 'loading'),
    );
  }

  /** What the hover of a row says, once it says `wanted`; the pointer then leaves it. A row that is drawn anew closes it. */
  async hover(label: string, wanted: string): Promise<string> {
    await this.labelled(label);
    const hover = this.#page.locator('.monaco-hover');
    const text = await until(this.#page, `a hover with "${wanted}"`, async () => {
      await this.#page.mouse.move(900, 300);
      await this.#of(label).locator('.label-name').hover({ timeout: deadline });
      const end = Date.now() + 5000;
      while (Date.now() < end) {
        const said = (await hover.allTextContents())
          .map((one) => one.replaceAll('\u00a0', ' '))
          .find((one) => one.includes(wanted));
        if (said !== undefined) return said;
      }
      return undefined;
    });
    return text;
  }

  #rows(): Locator {
    return this.#pane.locator('.monaco-list-row');
  }

  #of(label: string): Locator {
    return this.#rows()
      .filter({ has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
  }
}
