import type { Memento } from 'vscode';

/** A run as it is remembered for the case that the window goes in the middle of it. No result of it is: that is looked at anew. */
export interface RunRecord {
  readonly phase: string;
  readonly title: string;
  /** The context of the cluster. */
  readonly cluster: string;
  /** The title of the step that ran last; empty before the first. */
  readonly step: string;
}

/** A report as it was written. */
export interface Report {
  readonly name: string;
  /** Markdown, without secrets. */
  readonly text: string;
}

const keys = { run: 'slipway.bootstrap.run', report: 'slipway.bootstrap.report' } as const;

/** What is remembered of bootstrapping in this workspace, outside of the repository. */
export class RunMemory {
  readonly #workspace: Memento;

  constructor(workspace: Memento) {
    this.#workspace = workspace;
  }

  /** The run that goes on, or was cut when its window went; null for none. */
  get run(): RunRecord | null {
    return this.#workspace.get<RunRecord | null>(keys.run, null);
  }

  async keep(run: RunRecord): Promise<void> {
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
