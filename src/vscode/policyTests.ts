import * as vscode from 'vscode';
import { testControllers } from '../contributions.ts';
import { isSuiteFile } from '../domain/policy/suite/file.ts';
import { Owner } from './dispose.ts';
import type { Judging } from './judging.ts';
import type { Suites } from './testing/start.ts';
import { guarded } from './unexpected.ts';

/**
 * The tests of policies in the Test Explorer. The editor shows its icon as soon as there is a controller, so there is none
 * before there is a suite; and what lies in suites is looked for when somebody looks there, or has one open.
 */
export class PolicyTests extends Owner {
  readonly #judging: Judging;
  readonly #log: vscode.LogOutputChannel;
  #controller: vscode.TestController | undefined;
  #suites: Promise<Suites> | undefined;

  constructor(judging: Judging, log: vscode.LogOutputChannel) {
    super();
    this.#judging = judging;
    this.#log = log;
    this.own(vscode.workspace.onDidOpenTextDocument((document) => this.#consider(document)));
    for (const document of vscode.workspace.textDocuments) this.#consider(document);
    const made = this.own(vscode.workspace.createFileSystemWatcher(pattern, false, true, true));
    this.own(made.onDidCreate(() => this.#offer()));
    guarded(log, async () => {
      const [first] = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1);
      if (first !== undefined) this.#offer();
    });
  }

  #consider({ uri }: vscode.TextDocument): void {
    if (uri.scheme !== 'file' || !isSuiteFile(uri.path)) return;
    guarded(this.#log, async () => (await this.#start()).tree.show(uri));
  }

  #offer(): vscode.TestController {
    this.#controller ??= this.#make();
    return this.#controller;
  }

  #make(): vscode.TestController {
    const title = vscode.l10n.t('Kyverno Tests');
    const controller = this.own(vscode.tests.createTestController(testControllers.policies, title));
    controller.resolveHandler = async (item) => {
      // A file comes with its rows: there is never more to it.
      if (item === undefined) await (await this.#start()).tree.discover();
    };
    controller.refreshHandler = async () => (await this.#start()).tree.discover();
    const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> =>
      (await this.#start()).run(request, token);
    const kind = vscode.TestRunProfileKind.Run;
    this.own(controller.createRunProfile(vscode.l10n.t('Run'), kind, run, true, undefined, true));
    return controller;
  }

  #start(): Promise<Suites> {
    const controller = this.#offer();
    this.#suites ??= import('./testing/start.ts').then(({ startSuites }) =>
      startSuites({ controller, judging: this.#judging, log: this.#log }, (part) => this.own(part)),
    );
    return this.#suites;
  }
}

const pattern = '**/kyverno-test.{yaml,yml}';
