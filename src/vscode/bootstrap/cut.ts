import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { inNotice } from '../text.ts';
import type { RunMemory } from './memory.ts';

/**
 * Says once that the window went in the middle of a run, and offers to go on. Nothing of that run is taken for true: to go
 * on is to look again and to begin at the first step that has something to do.
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
  const said = `${where} ${vscode.l10n.t('To go on, it is looked at what was done.')}`;
  if ((await vscode.window.showWarningMessage(said, on)) === on)
    await vscode.commands.executeCommand(commands.bootstrapPhase, { phase: run.phase });
}
