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

  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
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

/** As much of a `file:` address as is asked for. */
export const Uri = { parse: (address: string) => ({ fsPath: new URL(address).pathname, toString: () => address }) };

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire();
  }

  dispose(): void {
    this.#cancelled.dispose();
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(...[line, character, endLine, endCharacter]: readonly [number, number, number, number]) {
    this.start = new Position(line, character);
    this.end = new Position(endLine, endCharacter);
  }
}

export class Location {
  readonly uri: unknown;
  readonly range: unknown;

  constructor(uri: unknown, range: unknown) {
    this.uri = uri;
    this.range = range;
  }
}

export class TestMessage {
  readonly message: string;
  expectedOutput: string | undefined;
  actualOutput: string | undefined;
  location: unknown;

  constructor(message: string) {
    this.message = message;
  }

  static diff(message: string, expected: string, actual: string): TestMessage {
    return Object.assign(new TestMessage(message), { expectedOutput: expected, actualOutput: actual });
  }
}

export class TestRunRequest {
  readonly include: readonly unknown[] | undefined;
  readonly exclude: readonly unknown[] | undefined;
  readonly continuous: boolean | undefined;

  constructor(...[include, exclude, , continuous]: readonly [unknown[]?, unknown[]?, unknown?, boolean?]) {
    this.include = include;
    this.exclude = exclude;
    this.continuous = continuous;
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
  typed: new EventEmitter<unknown>(),
  file: new EventEmitter<unknown>(),
};

export const window = {
  state: { focused: true },
  onDidChangeWindowState: events.windowState.event,
  showWarningMessage: async (..._said: readonly unknown[]): Promise<string | undefined> => undefined,
};

export const workspace = {
  isTrusted: true,
  onDidGrantWorkspaceTrust: events.trust.event,
  onDidChangeTextDocument: events.typed.event,
  createFileSystemWatcher: (_pattern: string) => {
    const { event } = events.file;
    return { onDidCreate: event, onDidChange: event, onDidDelete: event, dispose: (): void => undefined };
  },
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
