import { join } from 'node:path';
import type { Editor } from '../../../scripts/editor/editor.ts';
import { Terminal } from '../../../scripts/editor/terminal.ts';
import { until, untilAccepted } from '../../../scripts/editor/until.ts';

const pictures = process.env['SLIPWAY_PICTURES'];

/** Somebody who bootstraps phases on a cluster, by keyboard. */
export class Bootstrapper {
  readonly editor: Editor;
  readonly terminal: Terminal;
  readonly #cluster: string;
  readonly #seen = new Set<string>();
  #mayWrite = false;

  constructor(editor: Editor, cluster = 'demo') {
    this.editor = editor;
    this.#cluster = cluster;
    this.terminal = new Terminal(editor.page);
  }

  /** Lets Slipway write to the cluster, so that nobody is asked for it later. */
  async allowWriting(): Promise<void> {
    await this.editor.run('Slipway: Allow Writing to This Cluster…');
    await this.confirm('Allow Slipway to write to this cluster?');
    this.#mayWrite = true;
  }

  /** From the palette to the preflight of a phase. */
  async choose(phase: string): Promise<void> {
    const { quickInput, page } = this.editor;
    await this.editor.run('Slipway: Bootstrap Phase…');
    await quickInput.opened('Bootstrap Phase');
    await quickInput.type(phase);
    await untilAccepted(
      page,
      `the phase ${phase} in front`,
      () => quickInput.choices(),
      (choices) => choices.some(({ label, focused }) => focused && label.endsWith(`  ${phase}`)),
    );
    await this.seen('choice');
    await quickInput.accept();
  }

  /** Says yes to what makes the plan, which is asked once for each script. */
  async allowSteps(): Promise<void> {
    await this.editor.quickInput.opened('Let a step of this repository do this to make the plan?');
    await this.seen('consent');
    await this.editor.quickInput.accept();
  }

  /** Waits for the plan of a phase. */
  async planned(phase: string): Promise<void> {
    await this.editor.quickInput.opened(`Install ${phase} on ${this.#cluster}?`);
    await this.seen('plan');
  }

  /** Says yes to the plan in front, twice, and lets Slipway write where that is asked: once for each cluster. */
  async agree(phase: string): Promise<void> {
    await this.planned(phase);
    await this.editor.quickInput.accept();
    if (!this.#mayWrite) await this.confirm('Allow Slipway to write to this cluster?');
    this.#mayWrite = true;
    await this.confirm(`Install ${phase} on ${this.#cluster}?`);
  }

  /** Goes on with the run that was cut, as the notification offers it; it may have left the screen by now. */
  async goOn(): Promise<void> {
    await this.editor.run('Notifications: Accept Notification Primary Action');
  }

  /** Waits for the preflight to say what is in the way of a phase, and leaves it. */
  async stuck(phase: string, wanted: string): Promise<void> {
    const { quickInput, page } = this.editor;
    await quickInput.opened(`${phase} can't be bootstrapped yet`);
    await until(page, `a preflight that says "${wanted}"`, async () =>
      (await page.locator('.quick-input-widget').allTextContents()).join('\n').includes(wanted) ? true : undefined,
    );
    await this.seen('stuck');
    await quickInput.cancel();
  }

  /** Waits for a modal dialog that says this, and presses its button by its key. */
  async confirm(wanted: string): Promise<void> {
    const { page } = this.editor;
    const dialogs = page.locator('.monaco-dialog-box');
    await until(page, `a dialog with "${wanted}"`, async () =>
      (await dialogs.allTextContents()).join('\n').includes(wanted) ? true : undefined,
    );
    await this.seen('dialog');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: wanted }).waitFor({ state: 'hidden' });
  }

  /** Waits for a list with this title, and takes what begins so. */
  async answer(title: string, choice: string): Promise<void> {
    const { quickInput, page } = this.editor;
    await quickInput.opened(title);
    await untilAccepted(
      page,
      `the choice "${choice}"`,
      () => quickInput.choices(),
      (choices) => choices.some(({ label }) => label === choice),
    );
    await this.seen('answer');
    await quickInput.pick(choice);
  }

  /** Waits for a box that says this, and types into it; what is typed unseen as well. */
  async type(said: string, text: string): Promise<void> {
    const { page } = this.editor;
    const box = page.locator('.quick-input-widget');
    await until(page, `a box that says "${said}"`, async () =>
      (await box.allTextContents()).join('\n').includes(said) ? true : undefined,
    );
    await box.locator('.quick-input-box input').fill(text);
    await this.seen('box');
    await this.editor.quickInput.accept();
  }

  /** Waits for the dialog of files with this button, and opens a file by its absolute path. */
  async openFile(button: string, file: string): Promise<void> {
    const { quickInput, page } = this.editor;
    const input = page.locator('.quick-input-widget .quick-input-box input');
    await page.locator('.quick-input-widget', { hasText: button }).waitFor();
    await until(page, `the file ${file} in the dialog`, async () => {
      // It is filled with a folder, which takes the place of what was typed before.
      if ((await input.inputValue()) !== file) await input.fill(file);
      const choices = await quickInput.choices();
      return choices.some(({ label }) => file.endsWith(`/${label}`)) ? true : undefined;
    });
    await quickInput.accept();
  }

  /** Writes a picture of what is seen, where somebody wants pictures: the first of its name. */
  async seen(what: string): Promise<void> {
    if (pictures === undefined || this.#seen.has(what)) return;
    this.#seen.add(what);
    await this.editor.screenshot(join(pictures, `${this.#seen.size}-${what}.png`));
  }
}
