import * as vscode from 'vscode';
import type { Judging } from '../judging.ts';
import { wantedOf } from './wanted.ts';
import type { Wanted } from './wanted.ts';
import type { SuiteServices } from './start.ts';
import type { SuiteTree } from './tree.ts';
import { problemAt, verdictOf } from './verdict.ts';

/** Runs tests of policies: the server judges one file after the other, and the editor shows it. */
export class SuiteRuns {
  readonly #controller: vscode.TestController;
  readonly #judging: Judging;
  readonly #tree: SuiteTree;
  /** By the id of a file, the paths of the files and folders that its last run has looked at. */
  readonly #uses = new Map<string, readonly string[]>();

  constructor({ controller, judging }: SuiteServices, tree: SuiteTree) {
    this.#controller = controller;
    this.#judging = judging;
    this.#tree = tree;
  }

  /** Runs what is asked for, until it is cancelled: what was not judged by then has no result. */
  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    await this.#tree.settled(request.include === undefined);
    if (token.isCancellationRequested) return;
    const run = this.#controller.createTestRun(request);
    // The one of the run is cancelled in the view, the other when nobody wants to have changes followed any more.
    const stopping = new vscode.CancellationTokenSource();
    const cancelled = vscode.Disposable.from(
      token.onCancellationRequested(() => stopping.cancel()),
      run.token.onCancellationRequested(() => stopping.cancel()),
    );
    try {
      const all = wantedOf(request, this.#controller.items);
      for (const { rows } of all) for (const row of rows) run.enqueued(row);
      for (const wanted of all) {
        if (stopping.token.isCancellationRequested) return;
        await this.#judge(run, wanted, stopping.token);
      }
    } finally {
      cancelled.dispose();
      stopping.dispose();
      run.end();
    }
  }

  /** The files among those that a request is about whose result may be another one after these changes. */
  affected(request: vscode.TestRunRequest, paths: ReadonlySet<string>): readonly vscode.TestItem[] {
    return wantedOf(request, this.#controller.items)
      .map(({ file }) => file)
      .filter(({ id, uri }) => {
        const uses = [uri?.fsPath ?? '', ...(this.#uses.get(id) ?? [])];
        return [...paths].some((path) => uses.some((used) => path === used || isBelow(path, used)));
      });
  }

  async #judge(run: vscode.TestRun, { file, rows }: Wanted, token: vscode.CancellationToken): Promise<void> {
    const { uri } = file;
    if (uri === undefined) return;
    for (const row of rows) run.started(row);
    const server = await this.#judging.server();
    if (server === null) {
      run.errored(file, problemAt(vscode.l10n.t("Nothing is judged: Slipway's language server does not start."), uri));
      return;
    }
    const begun = performance.now();
    try {
      const result = await server.runPolicyTest({ uri: uri.toString() }, token);
      this.#uses.set(
        file.id,
        result.uses.map((one) => vscode.Uri.parse(one).fsPath),
      );
      const results = new Map(result.rows.map((row) => [row.id, row]));
      const each = (performance.now() - begun) / Math.max(1, results.size);
      for (const row of rows) {
        const found = results.get(row.id);
        // It was written otherwise meanwhile.
        if (found === undefined) run.skipped(row);
        else report(run, row, verdictOf(found, uri), each);
      }
      if (result.failures.length > 0)
        run.errored(
          file,
          result.failures.map((sentence) => problemAt(sentence, uri)),
        );
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
    }
  }
}

function report(
  run: vscode.TestRun,
  row: vscode.TestItem,
  { state, messages }: ReturnType<typeof verdictOf>,
  milliseconds: number,
): void {
  if (state === 'passed') run.passed(row, milliseconds);
  else run[state](row, [...messages], milliseconds);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder) && /[/\\]/.test(path.charAt(folder.length));
}
