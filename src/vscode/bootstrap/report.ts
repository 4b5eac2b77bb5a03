import * as vscode from 'vscode';
import { Owner } from '../dispose.ts';
import { short } from '../text.ts';
import type { Report, RunMemory } from './memory.ts';

const scheme = 'slipway-report';

/** The report of the last run in this workspace, as a read-only document. */
export class ReportDocument extends Owner {
  readonly #memory: RunMemory;
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());

  constructor(memory: RunMemory) {
    super();
    this.#memory = memory;
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => memory.report?.text ?? '',
      }),
    );
  }

  async write(report: Report): Promise<void> {
    await this.#memory.write(report);
    this.#changed.fire(uriOf(report));
  }

  /** False when there is none yet. */
  async show(): Promise<boolean> {
    const { report } = this.#memory;
    if (report === null) return false;
    await vscode.window.showTextDocument(uriOf(report), { preview: false });
    return true;
  }
}

/** The name of the report about a phase, for the tab that shows it. */
export function nameOfReport(title: string): string {
  return `${vscode.l10n.t('Report of {0}', short(title, 60)).replaceAll(/[\\/]/g, ' ')}.md`;
}

function uriOf({ name }: Report): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name}` });
}
