import * as vscode from 'vscode';
import { cutDocument } from '../../domain/bootstrap/cutDocument.ts';
import { nameOfRun } from '../../domain/bootstrap/heardRun.ts';
import { closeLeft } from '../preview.ts';
import { inNotice } from '../text.ts';
import { commandToGoOn, goOn } from './goOn.ts';
import { nameOfReport } from './report.ts';
import type { RunMemory } from './memory.ts';

/**
 * Says once that the window went in the middle of a run, and offers to go on. Nothing of that run is taken for true: to go
 * on is to look again and to begin at the first step that has something to do. What was heard of it is the last report, unless
 * it has written its own: that of a run before would be taken for that of this one.
 */
export async function tellCut(memory: RunMemory): Promise<void> {
  const { run } = memory;
  if (run === null) return;
  await memory.forget();
  const [title, cluster] = [inNotice(run.title, 60), inNotice(run.cluster.context, 60)];
  const where =
    run.step === ''
      ? vscode.l10n.t('Bootstrapping {0} on {1} was cut when its window closed.', title, cluster)
      : vscode.l10n.t(
          'Bootstrapping {0} on {1} was cut at the step "{2}" when its window closed.',
          title,
          cluster,
          inNotice(run.step, 100),
        );
  const { title: on } = commandToGoOn(run.phase);
  const said = `${where} ${vscode.l10n.t('Going on begins with looking at what is there.')}`;
  const name = nameOfRun(run);
  if (memory.report?.run !== name)
    await memory.write({
      run: name,
      name: nameOfReport(run.title),
      text: cutDocument(run, where),
      unfinished: run.phase,
    });
  await closeLeft();
  if ((await vscode.window.showWarningMessage(said, on)) === on) await goOn(run.phase);
}
