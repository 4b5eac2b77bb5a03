import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { CommandName } from '../../contributions.ts';
import type { ArgoCd } from '../argocd/argocd.ts';
import type { BootstrapWorld } from '../bootstrap/world.ts';
import type { ClusterSession } from '../cluster/session.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import type { ShowExceptionArguments, ShowFailuresArguments } from '../../protocol.ts';
import type { Judging } from '../judging.ts';
import type { KyvernoProgram } from '../kyvernoProgram.ts';
import type { Outside } from '../outside.ts';
import type { PhasesView } from '../phasesView.ts';
import type { Platforms } from '../platforms.ts';
import type { StoredTokens } from '../tokens.ts';
import { tellUnexpected } from '../unexpected.ts';
import { showLog } from './showLog.ts';

export interface CommandServices {
  readonly log: vscode.LogOutputChannel;
  readonly judging: Judging;
  readonly version: string;
  /** Loaded when the first command needs it. */
  readonly outside: () => Promise<Outside>;
  readonly session: ClusterSession;
  readonly platforms: Platforms;
  readonly phases: PhasesView;
  readonly argocd: ArgoCd;
  readonly tokens: StoredTokens;
  /** What is compared with. */
  readonly kyverno: KyvernoProgram;
  /** Loaded with the first plan. */
  readonly bootstrap: () => Promise<BootstrapWorld>;
  /** What was agreed to in this workspace. */
  readonly memory: vscode.Memento;
  /** What the files of the platform say that is meant; null when there is none. */
  readonly spec: () => Promise<PlatformSpec | null>;
}

/** Everything a user can invoke, by the name that `contributions.ts` gives it; what is large is loaded when it runs. */
const handlers: Readonly<
  Record<CommandName, (services: CommandServices, ...args: readonly unknown[]) => Promise<void> | void>
> = {
  showLog,
  createPlatform: async (services) => (await import('./createPlatform.ts')).createPlatform(services),
  createKey: async (services) => (await import('./createSealingKey.ts')).createSealingKey(services),
  restoreKey: async (services) => (await import('./restoreSealingKey.ts')).restoreSealingKey(services),
  sealSecret: async (services, target, place) => (await import('./sealSecret.ts')).sealSecret(services, target, place),
  newSealedSecret: async (services, target) => (await import('./newSealedSecret.ts')).newSealedSecret(services, target),
  setSealedKey: async (services, target) => (await import('./setSealedKey.ts')).setSealedKey(services, target),
  validatePhase: async (services, target) => (await import('./validate.ts')).validatePhase(services, target),
  validatePhases: async (services) => (await import('./validate.ts')).validatePhases(services),
  validateCheck: async (services, target) => (await import('./validate.ts')).validateCheck(services, target),
  cancelValidation: async (services) => (await import('./validate.ts')).cancelValidation(services),
  bootstrapPhase: async (services, target) => (await import('./bootstrapPhase.ts')).bootstrapPhase(services, target),
  showReport: async (services) => (await import('./showReport.ts')).showReport(services),
  showEvidence: async (services, target) => (await import('./openPhase.ts')).showEvidence(services, target),
  openManifest: async (services, target) => (await import('./openPhase.ts')).openManifest(services, target),
  openDocumentation: async (services, target) => (await import('./openPhase.ts')).openDocumentation(services, target),
  copyCheck: async (services, target) => (await import('./openPhase.ts')).copyCheck(services, target),
  storeToken: async (services) => (await import('./storeToken.ts')).storeToken(services),
  selectCluster: async (services) => (await import('./selectCluster.ts')).selectCluster(services),
  askCluster: ({ session }) => session.ask(),
  allowWriting: async (services) => (await import('./allowWriting.ts')).allowWriting(services),
  forbidWriting: async (services) => (await import('./forbidWriting.ts')).forbidWriting(services),
  showApplications: async (services) => (await import('./showApplications.ts')).showApplications(services),
  syncApplication: async (services, target) => (await import('./syncApplication.ts')).syncApplication(services, target),
  refreshApplication: async (services, target) =>
    (await import('./refreshApplication.ts')).refreshApplication(services, target),
  terminateOperation: async (services, target) =>
    (await import('./terminateOperation.ts')).terminateOperation(services, target),
  removeApplication: async (services, target) =>
    (await import('./removeApplication.ts')).removeApplication(services, target),
  openApplication: async (services, target) => (await import('./openApplication.ts')).openApplication(services, target),
  openValues: async (services, target) => (await import('./openValues.ts')).openValues(services, target),
  showFailures: async (_, ...args) =>
    (await import('./showFailures.ts')).showFailures(...(args as unknown as ShowFailuresArguments)),
  showException: async (_, ...args) =>
    (await import('./showException.ts')).showException(...(args as unknown as ShowExceptionArguments)),
  compareKyverno: async (services) => (await import('./compareKyverno.ts')).compareKyverno(services),
  switchSource: async (services) => (await import('./switchRepositorySource.ts')).switchRepositorySource(services),
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
    await tellUnexpected(services.log, error);
  }
}
