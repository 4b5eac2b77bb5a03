import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { isSwitch } from '../../domain/bootstrap/switchId.ts';

/** What plans anew what a run was about: that of a phase by its id, that of the source by what is found of it. */
export function commandToGoOn(phase: string): vscode.Command {
  const title = vscode.l10n.t('Go On…');
  return isSwitch(phase)
    ? { title, command: commands.switchSource, arguments: [] }
    : { title, command: commands.bootstrapPhase, arguments: [{ phase }] };
}

export async function goOn(phase: string): Promise<void> {
  const { command, arguments: all = [] } = commandToGoOn(phase);
  await vscode.commands.executeCommand(command, ...(all as readonly unknown[]));
}
