import * as vscode from 'vscode';
import { Owner } from '../dispose.ts';
import { short } from '../text.ts';
import { commandToGoOn } from './goOn.ts';
import type { Report, RunMemory } from './memory.ts';

const scheme = 'slipway-report';

/**
 * The report of the last run in this workspace, as a read-only document; above that of a run that has not come to its end
 * stands the way to go on with it, which a notification offers only as long as it is there.
 */
export class ReportDocument extends Owner {
  readonly #memory: RunMemory;
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly #lensesChanged = this.own(new vscode.EventEmitter<void>());

  constructor(memory: RunMemory) {
    super();
    this.#memory = memory;
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => memory.report?.text ?? '',
      }),
    );
    this.own(
      vscode.languages.registerCodeLensProvider(
        { scheme },
        {
          onDidChangeCodeLenses: this.#lensesChanged.event,
          provideCodeLenses: ({ uri }) => lensesOf(memory.report, uri),
        },
      ),
    );
  }

  async write(report: Report): Promise<void> {
    await this.#memory.write(report);
    this.#changed.fire(uriOf(report));
    this.#lensesChanged.fire();
  }

  /** At its top, wherever somebody has read the one before, which has the same name; false when there is none yet. */
  async show(): Promise<boolean> {
    const { report } = this.#memory;
    if (report === null) return false;
    await vscode.window.showTextDocument(uriOf(report), { preview: false, selection: top() });
    return true;
  }
}

/** The name of the report about a phase, for the tab that shows it. */
export function nameOfReport(title: string): string {
  return `${vscode.l10n.t('Report of {0}', short(title, 60)).replaceAll(/[\\/]/g, ' ')}.md`;
}

function lensesOf(report: Report | null, uri: vscode.Uri): vscode.CodeLens[] {
  // A tab that is older than the last run is about another one.
  if (report === null || report.unfinished === null || uri.toString() !== uriOf(report).toString()) return [];
  return [new vscode.CodeLens(top(), commandToGoOn(report.unfinished))];
}

function top(): vscode.Range {
  return new vscode.Range(0, 0, 0, 0);
}

function uriOf({ name }: Report): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name}` });
}
