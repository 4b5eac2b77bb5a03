import * as vscode from 'vscode';
import { plain } from '../../domain/markdown.ts';
import { inNotice } from '../text.ts';
import { goOn } from './goOn.ts';
import { nameOfReport } from './report.ts';
import type { RunMemory, RunRecord } from './memory.ts';

/**
 * Says once that the window went in the middle of a run, and offers to go on. Nothing of that run is taken for true: to go
 * on is to look again and to begin at the first step that has something to do. It is the last report from then on: that of
 * a run before would be taken for that of this one.
 */
export async function tellCut(memory: RunMemory): Promise<void> {
  const { run } = memory;
  if (run === null) return;
  await memory.forget();
  const [title, cluster] = [inNotice(run.title, 60), inNotice(run.cluster, 60)];
  const where =
    run.step === ''
      ? vscode.l10n.t('Bootstrapping {0} on {1} was cut when its window closed.', title, cluster)
      : vscode.l10n.t(
          'Bootstrapping {0} on {1} was cut at the step "{2}" when its window closed.',
          title,
          cluster,
          inNotice(run.step, 100),
        );
  const on = vscode.l10n.t('Go On…');
  const said = `${where} ${vscode.l10n.t('Going on begins with looking at what is there.')}`;
  await memory.write({ name: nameOfReport(run.title), text: reportOf(run, said) });
  if ((await vscode.window.showWarningMessage(said, on)) === on) await goOn(run.phase);
}

function reportOf({ title, cluster }: RunRecord, said: string): string {
  return [`# ${plain(vscode.l10n.t('{0} on {1}: cut', title, cluster))}`, '', plain(said), ''].join('\n');
}
