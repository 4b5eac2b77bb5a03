/**
 * As much of the editor as the adapters in `src/vscode` use that are tested without one: its plain classes, and a window,
 * a workspace and commands that do what the test says. Texts are escaped as the editor escapes them
 * (src/vs/base/common/htmlContent.ts).
 */
export class Disposable {
  readonly #call: () => unknown;

  constructor(call: () => unknown) {
    this.#call = call;
  }

  dispose(): void {
    this.#call();
  }
}

export class EventEmitter<Value> {
  readonly #listeners = new Set<(value: Value) => unknown>();

  readonly event = (listener: (value: Value) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(value: Value): void {
    for (const listener of this.#listeners) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class MarkdownString {
  value = '';
  isTrusted: unknown;
  supportHtml: boolean | undefined;

  appendText(text: string): this {
    this.value += text
      .replaceAll(/[\\`*_{}[\]()#+\-!~]/g, String.raw`\$&`)
      .replaceAll(/[ \t]+/g, (space) => '&nbsp;'.repeat(space.length))
      .replaceAll('>', String.raw`\>`)
      .replaceAll('\n', '\n\n');
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  [property: string]: unknown;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export const l10n = {
  t: (text: string, ...values: readonly unknown[]): string =>
    text.replaceAll(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
};

export const env = { language: 'en' };

/** What the editor does when it is told: set by the test. */
export const events = {
  windowState: new EventEmitter<unknown>(),
  trust: new EventEmitter<void>(),
};

export const window = {
  state: { focused: true },
  onDidChangeWindowState: events.windowState.event,
  showWarningMessage: async (..._said: readonly unknown[]): Promise<string | undefined> => undefined,
};

export const workspace = {
  isTrusted: true,
  onDidGrantWorkspaceTrust: events.trust.event,
};

/** Commands that were run, with their arguments. */
export const run: (readonly unknown[])[] = [];

export const commands = {
  executeCommand: async (...all: readonly unknown[]): Promise<void> => {
    run.push(all);
  },
};

/** A Memento in memory. */
export class Memory {
  readonly #values = new Map<string, unknown>();

  get(key: string, otherwise?: unknown): unknown {
    return this.#values.has(key) ? this.#values.get(key) : otherwise;
  }

  async update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, structuredClone(value));
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
}
