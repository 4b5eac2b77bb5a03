import * as vscode from 'vscode';
import { isSuiteFile } from '../../domain/policy/suite/file.ts';
import type { PolicyTestFile, PolicyTestRow } from '../../domain/policy/suite/told.ts';
import { Owner } from '../dispose.ts';
import type { Judging } from '../judging.ts';
import { withoutIcons } from '../text.ts';
import { guarded } from '../unexpected.ts';
import { toRange } from './range.ts';
import type { SuiteServices } from './start.ts';

/** Milliseconds without a change after which files are read again. */
const quiet = 200;

/** The items of the Test Explorer: a file with tests, and below it its rows, as they are written now. */
export class SuiteTree extends Owner {
  readonly #controller: vscode.TestController;
  readonly #judging: Judging;
  readonly #log: vscode.LogOutputChannel;
  /** What is asked of the server, one after the other: an answer is never older than what is shown. */
  #asking: Promise<void> = Promise.resolve();
  readonly #changed = new Map<string, vscode.Uri>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isWhole = false;

  constructor({ controller, judging, log }: SuiteServices) {
    super();
    this.#controller = controller;
    this.#judging = judging;
    this.#log = log;
    const files = this.own(vscode.workspace.createFileSystemWatcher('**/kyverno-test.{yaml,yml}'));
    for (const event of [files.onDidCreate, files.onDidChange, files.onDidDelete])
      this.own(event((uri) => this.#note(uri)));
    this.own(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#note(document.uri)));
    // What was typed and not saved is gone.
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#note(uri)));
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#forgetBelow(uri);
        if (this.#isWhole) guarded(this.#log, () => this.discover());
      }),
    );
    this.own({ dispose: () => clearTimeout(this.#waiting) });
  }

  /** Looks through the folders of the workspace; files of elsewhere stay as long as they are there. */
  discover(): Promise<void> {
    this.#isWhole = true;
    return this.#ask(
      () => [...folders(), ...Array.from(this.#controller.items, ([id]) => id)],
      (found) => this.#controller.items.replace(found.map((file) => this.#item(file))),
    );
  }

  #forgetBelow({ path }: vscode.Uri): void {
    const below = Array.from(this.#controller.items, ([id]) => id).filter((id) =>
      vscode.Uri.parse(id, true).path.startsWith(`${path}/`),
    );
    for (const id of below) this.#controller.items.delete(id);
  }

  /** Shows a file as it is now; one that is gone, or left alone, is shown no more. */
  show(...uris: readonly vscode.Uri[]): Promise<void> {
    const ids = uris.map(String);
    return this.#ask(
      () => ids,
      (found) => {
        const items = found.map((file) => this.#item(file));
        for (const item of items) this.#controller.items.add(item);
        const shown = new Set(items.map(({ id }) => id));
        for (const id of ids) if (!shown.has(id)) this.#controller.items.delete(id);
      },
    );
  }

  /** Resolves when the items are what is written now, those of the whole workspace when all are wanted. */
  async settled(areAll: boolean): Promise<void> {
    if (areAll && !this.#isWhole) await this.discover();
    this.#showChanged();
    await this.#asking;
  }

  #note(uri: vscode.Uri): void {
    if (uri.scheme !== 'file' || !isSuiteFile(uri.path)) return;
    this.#changed.set(uri.toString(), uri);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#showChanged(), quiet);
  }

  #showChanged(): void {
    clearTimeout(this.#waiting);
    const uris = [...this.#changed.values()];
    this.#changed.clear();
    if (uris.length > 0) guarded(this.#log, () => this.show(...uris));
  }

  #ask(uris: () => readonly string[], take: (found: readonly PolicyTestFile[]) => void): Promise<void> {
    const asked = this.#after(this.#asking, uris, take);
    // One that fails is told to who has asked, and keeps nobody else from asking.
    this.#asking = asked.catch(() => undefined);
    return asked;
  }

  async #after(
    before: Promise<void>,
    uris: () => readonly string[],
    take: (found: readonly PolicyTestFile[]) => void,
  ): Promise<void> {
    await before;
    const server = await this.#judging.server();
    if (server !== null) take(await server.policyTests({ uris: uris() }));
  }

  #item({ uri: address, name, problem, rows }: PolicyTestFile): vscode.TestItem {
    const uri = vscode.Uri.parse(address);
    const path = vscode.workspace.asRelativePath(uri);
    const id = uri.toString();
    const item = this.#controller.items.get(id) ?? this.#controller.createTestItem(id, path, uri);
    item.label = withoutIcons(name || path);
    if (name !== '') item.description = path;
    item.error = problem ?? undefined;
    item.children.replace(rows.map((row) => this.#row(item, row)));
    return item;
  }

  #row(file: vscode.TestItem, { id, name, expected, place }: PolicyTestRow): vscode.TestItem {
    const item = file.children.get(id) ?? this.#controller.createTestItem(id, withoutIcons(name), file.uri);
    item.description = vscode.l10n.t('expects {0}', expected);
    item.range = toRange(place);
    return item;
  }
}

function folders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [String(uri)] : []));
}
