import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { isSwitch } from '../../domain/bootstrap/switchId.ts';

/** Plans anew what a run was about: that of a phase by its id, that of the source by what is found of it. */
export async function goOn(phase: string): Promise<void> {
  if (isSwitch(phase)) await vscode.commands.executeCommand(commands.switchSource);
  else await vscode.commands.executeCommand(commands.bootstrapPhase, { phase });
}
