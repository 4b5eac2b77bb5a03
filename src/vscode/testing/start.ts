import type * as vscode from 'vscode';
import type { Judging } from '../judging.ts';
import { runAndFollow } from './continuous.ts';
import { SuiteRuns } from './runs.ts';
import { SuiteTree } from './tree.ts';

export interface SuiteServices {
  readonly controller: vscode.TestController;
  readonly judging: Judging;
  readonly log: vscode.LogOutputChannel;
}

/** The tests of policies: what is written, and what runs. */
export interface Suites {
  readonly tree: SuiteTree;
  readonly run: (request: vscode.TestRunRequest, token: vscode.CancellationToken) => Promise<void>;
}

/** All that belongs to tests of policies, made when they are needed for the first time. */
export function startSuites(
  services: SuiteServices,
  own: <Part extends vscode.Disposable>(part: Part) => Part,
): Suites {
  const tree = own(new SuiteTree(services));
  const runs = new SuiteRuns(services, tree);
  return {
    tree,
    run: (request, token) =>
      request.continuous === true ? runAndFollow(request, token, runs, services.log) : runs.run(request, token),
  };
}
