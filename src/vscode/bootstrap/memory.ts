import type { Memento } from 'vscode';
import type { HeardRun } from '../../domain/bootstrap/heardRun.ts';

/** A report as it was written. */
export interface Report {
  /** Which run it is about. */
  readonly run: string;
  readonly name: string;
  /** Markdown, without secrets. */
  readonly text: string;
  /** The id of the phase whose run has not come to its end, to go on with it; null for one that is done. */
  readonly unfinished: string | null;
}

const keys = { run: 'slipway.bootstrap.run', report: 'slipway.bootstrap.report' } as const;

/** What is remembered of bootstrapping in this workspace, outside of the repository. */
export class RunMemory {
  readonly #workspace: Memento;

  constructor(workspace: Memento) {
    this.#workspace = workspace;
  }

  /** The run that goes on, or was cut when its window went; null for none. */
  get run(): HeardRun | null {
    return this.#workspace.get<HeardRun | null>(keys.run, null);
  }

  async keep(run: HeardRun): Promise<void> {
    await this.#workspace.update(keys.run, run);
  }

  async forget(): Promise<void> {
    await this.#workspace.update(keys.run, undefined);
  }

  /** That of the last run; null before the first. */
  get report(): Report | null {
    return this.#workspace.get<Report | null>(keys.report, null);
  }

  async write(report: Report): Promise<void> {
    await this.#workspace.update(keys.report, report);
  }
}
