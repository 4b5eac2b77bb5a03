import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { CommandName } from '../../contributions.ts';
import { showLog } from './showLog.ts';

export interface CommandServices {
  readonly log: vscode.LogOutputChannel;
}

/** Everything a user can invoke, by the name that `contributions.ts` gives it. */
const handlers: Readonly<Record<CommandName, (services: CommandServices) => Promise<void> | void>> = {
  showLog,
};

/** Registers all commands; what a handler did not expect goes to the log with a short notice. */
export function registerCommands(services: CommandServices): vscode.Disposable {
  const names = Object.keys(handlers) as CommandName[];
  return vscode.Disposable.from(
    ...names.map((name) => vscode.commands.registerCommand(commands[name], () => run(name, services))),
  );
}

async function run(name: CommandName, services: CommandServices): Promise<void> {
  try {
    await handlers[name](services);
  } catch (error) {
    services.log.error(error instanceof Error ? error : String(error));
    const show = vscode.l10n.t('Show Log');
    const chosen = await vscode.window.showErrorMessage(
      vscode.l10n.t('Slipway met an error that it did not expect.'),
      show,
    );
    if (chosen === show) services.log.show();
  }
}
