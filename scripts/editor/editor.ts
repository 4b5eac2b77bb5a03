import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { type Browser, openBrowser } from './browser.ts';
import { Code } from './code.ts';
import type { EditorOptions } from './options.ts';
import { QuickInput } from './quickInput.ts';
import { type RunningEditor, startEditor } from './server.ts';
import { deadline, until, untilAccepted } from './until.ts';
import { Workbench } from './workbench.ts';

const themes = {
  dark: { title: 'Dark Modern', mark: 'vs-dark' },
  light: { title: 'Light Modern', mark: 'vs' },
  'high contrast': { title: 'Dark High Contrast', mark: 'hc-black' },
  'light high contrast': { title: 'Light High Contrast', mark: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/** The workbench has put everything in its place and knows the extensions; before, it may take the focus away. */
const ready = "performance.getEntriesByName('code/didLoadExtensions').length > 0";

/** A person in front of VS Code: keyboard, mouse and eyes. Every act waits until its effect is on screen. */
export class Editor {
  readonly page: Page;
  readonly code: Code;
  readonly quickInput: QuickInput;
  readonly workbench: Workbench;
  /** The process that the extension host descends from; undefined for an editor that ran already. */
  readonly pid: number | undefined;
  readonly #close: () => Promise<void>;

  private constructor(browser: Browser, server: RunningEditor | undefined) {
    this.page = browser.page;
    this.code = new Code(browser.page);
    this.quickInput = new QuickInput(browser.page);
    this.workbench = new Workbench(browser.page);
    this.pid = server?.pid;
    this.#close = async () => {
      await browser.close();
      await server?.close();
    };
  }

  /** Starts an editor of its own and sits down in front of it. */
  static async start(options: EditorOptions): Promise<Editor> {
    const server = await startEditor(options);
    try {
      return await Editor.#at(server.url, server);
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** Sits down in front of an editor that runs already. */
  static at(url: string): Promise<Editor> {
    return Editor.#at(url, undefined);
  }

  static async #at(url: string, server: RunningEditor | undefined): Promise<Editor> {
    const browser = await openBrowser(url);
    try {
      const editor = new Editor(browser, server);
      await editor.#workbenchStands();
      return editor;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** Loads the window anew, with an extension host of its own. */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: deadline });
    await this.#workbenchStands();
  }

  async #workbenchStands(): Promise<void> {
    await until(this.page, 'the workbench', async () =>
      (await this.page.evaluate(ready)) === true ? true : undefined,
    );
  }

  /** Leaves, and ends the editor when it was started for this. */
  close(): Promise<void> {
    return this.#close();
  }

  /** Opens a file of the workspace by quick open. */
  async open(path: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.type(path);
    const [name, folder] = [path.slice(path.lastIndexOf('/') + 1), path.slice(0, Math.max(0, path.lastIndexOf('/')))];
    await this.quickInput.pick(name, folder);
    await untilAccepted(
      this.page,
      `the file ${path} in front`,
      () => this.code.uri(),
      (uri) => uri?.endsWith(`/${encodeURI(path)}`) === true,
    );
  }

  /** Runs a command by its title in the palette, as `Category: Title`. */
  async run(title: string): Promise<void> {
    // A dialog that is just closing takes the palette with it, and so does a window that still puts its parts in place.
    await until(this.page, `the palette to run "${title}"`, async () => {
      await this.page.keyboard.press('F1');
      const run = (await this.quickInput.takes(`>${title}`)) && (await this.quickInput.picks(title));
      if (run) return true;
      // A palette that stays open never lists what has become possible since.
      await this.page.keyboard.press('Escape');
      return undefined;
    });
  }

  /** Saves the file in front. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await until(this.page, 'the file to be saved', async () =>
      (await this.page.locator('.tab.active.dirty').count()) === 0 ? true : undefined,
    );
  }

  /** Closes the file in front and forgets what was not saved. */
  async closeFile(): Promise<void> {
    const before = await this.code.uri();
    await this.run('View: Revert and Close Editor');
    await untilAccepted(
      this.page,
      'the file in front to close',
      () => this.code.uri(),
      (uri) => uri === undefined || uri !== before,
    );
  }

  async theme(theme: Theme): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.quickInput.type(themes[theme].title);
    await this.quickInput.pick(themes[theme].title);
    await this.quickInput.closed();
    await until(this.page, `the theme ${theme}`, async () =>
      (await this.page.locator(`.monaco-workbench.${themes[theme].mark}`).count()) > 0 ? true : undefined,
    );
  }

  /** Writes a picture of the window. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled' });
  }
}
