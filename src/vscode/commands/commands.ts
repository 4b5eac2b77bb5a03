import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { CommandName } from '../../contributions.ts';
import type { Judging } from '../judging.ts';
import type { Outside } from '../outside.ts';
import { showLog } from './showLog.ts';

export interface CommandServices {
  readonly log: vscode.LogOutputChannel;
  readonly judging: Judging;
  readonly version: string;
  /** Loaded when the first command needs it. */
  readonly outside: () => Promise<Outside>;
}

/** Everything a user can invoke, by the name that `contributions.ts` gives it; what is large is loaded when it runs. */
const handlers: Readonly<
  Record<CommandName, (services: CommandServices, ...args: readonly unknown[]) => Promise<void> | void>
> = {
  showLog,
  createPlatform: async (services) => (await import('./createPlatform.ts')).createPlatform(services),
  createKey: async (services) => (await import('./createSealingKey.ts')).createSealingKey(services),
  sealSecret: async (services, target, place) => (await import('./sealSecret.ts')).sealSecret(services, target, place),
  newSealedSecret: async (services, target) => (await import('./newSealedSecret.ts')).newSealedSecret(services, target),
  setSealedKey: async (services, target) => (await import('./setSealedKey.ts')).setSealedKey(services, target),
};

/** Registers all commands; what a handler did not expect goes to the log with a short notice. */
export function registerCommands(services: CommandServices): vscode.Disposable {
  const names = Object.keys(handlers) as CommandName[];
  return vscode.Disposable.from(
    ...names.map((name) => vscode.commands.registerCommand(commands[name], (...args) => run(name, services, args))),
  );
}

async function run(name: CommandName, services: CommandServices, args: readonly unknown[]): Promise<void> {
  try {
    await handlers[name](services, ...args);
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
