import * as vscode from 'vscode';
import type { ContextConsent, Timers } from './ports.ts';
import { ArgoCd } from './vscode/argocd/argocd.ts';
import { RunMemory } from './vscode/bootstrap/memory.ts';
import type { BootstrapWorld } from './vscode/bootstrap/world.ts';
import { ClusterMemory } from './vscode/cluster/memory.ts';
import { OtherCluster } from './vscode/cluster/otherCluster.ts';
import { ClusterSession } from './vscode/cluster/session.ts';
import type { Kubernetes } from './vscode/cluster/kubernetes.ts';
import { registerCommands } from './vscode/commands/commands.ts';
import { Editing } from './vscode/editing.ts';
import { Judging } from './vscode/judging.ts';
import type { Outside } from './vscode/outside.ts';
import type { PhasesWorld } from './vscode/phases/session.ts';
import { PhasesView } from './vscode/phasesView.ts';
import { KyvernoProgram } from './vscode/kyvernoProgram.ts';
import type { ProgramsOutside } from './vscode/kyvernoProgram.ts';
import { Platforms } from './vscode/platforms.ts';
import { PolicyTests } from './vscode/policyTests.ts';
import { SchemaStatus } from './vscode/schemaStatus.ts';
import { CertificateMemory } from './vscode/sealing/certificateMemory.ts';
import { SealingContext } from './vscode/sealing/context.ts';
import { registerSealFix } from './vscode/sealing/fix.ts';
import { Setting } from './vscode/setting.ts';
import { StoredTokens } from './vscode/tokens.ts';
import { guarded } from './vscode/unexpected.ts';

/** Ends what runs, before the extension host does. */
let leave: (() => Promise<void>) | undefined;

/** Composition root of the extension host: nothing starts here that a document or a platform has not asked for. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  const log = own(vscode.window.createOutputChannel('Slipway', { log: true }));
  const product = context.extensionUri.fsPath;
  const version = String((context.extension.packageJSON as { readonly version: unknown }).version);
  const completion = own(new Setting('slipway.completion'));
  const kubeconfig = own(new Setting('slipway.kubeconfig'));
  const judging = own(new Judging(product, log));
  const kyverno = own(new KyvernoProgram(judging, own(new Setting('slipway.kyverno')), loadPrograms, log));
  const editing = own(new Editing(product, judging, completion, log));
  own(new SchemaStatus(judging, editing));
  const platforms = own(new Platforms());
  const session = own(
    new ClusterSession({
      log,
      platforms,
      kubeconfig,
      memory: new ClusterMemory(context.workspaceState, context.globalState),
      load: (path, consent) => loadKubernetes(path, consent, version),
    }),
  );
  own(new OtherCluster(session));
  const tokens = new StoredTokens(context.secrets);
  const phases = own(
    new PhasesView({
      session,
      platforms,
      judging,
      log,
      world: loadPhasesWorld,
      memory: context.workspaceState,
      tokens,
    }),
  );
  leave = () => phases.leave();
  const spec = async () => {
    const folder = platforms.active?.fsPath;
    return folder === undefined ? null : judging.platformSpec({ folder });
  };
  const argocd = own(new ArgoCd({ session, platforms, judging, log, spec, timers: loadTimers }));
  own(new SealingContext(judging));
  own(registerSealFix());
  own(new PolicyTests(judging, log));
  const certificates = new CertificateMemory(context.globalState);
  const outside = () => loadOutside(product, { cluster: () => session.connected, certificates });
  const bootstrap = () => loadBootstrapWorld(session.named.kubeconfig);
  const memory = context.workspaceState;
  own(
    registerCommands({
      log,
      judging,
      version,
      outside,
      session,
      platforms,
      phases,
      argocd,
      tokens,
      kyverno,
      bootstrap,
      memory,
      spec,
    }),
  );
  judging.start();
  void platforms.look();
  const runs = new RunMemory(memory);
  if (runs.run !== null) guarded(log, async () => (await import('./vscode/bootstrap/cut.ts')).tellCut(runs));
}

/** The host goes soon: a run is cut, and has ended when this resolves. */
export async function deactivate(): Promise<void> {
  await leave?.();
}

async function loadOutside(product: string, ours: Pick<Outside, 'cluster' | 'certificates'>): Promise<Outside> {
  const { outside } = await import('./node/outside.ts');
  return { ...outside(product, process.env, folders), ...ours };
}

/** What talks to clusters; the kubeconfig is the user's and never the workspace's. */
async function loadKubernetes(path: string | null, consent: ContextConsent, version: string): Promise<Kubernetes> {
  const [{ homedir }, { kubeconfigClusters, liveWorld }] = await Promise.all([
    import('node:os'),
    import('./node/kubernetesWorld.ts'),
  ]);
  const home = homedir();
  const source = { environment: process.env, home, folder: home, explicit: path };
  return { clusters: kubeconfigClusters({ ...source, workspaces: folders, consent, version }), world: liveWorld };
}

async function loadPhasesWorld(): Promise<PhasesWorld> {
  const [{ gitState }, { nodeHttp, systemWorld }, { nodePrograms }, { nodeScripts }, timers] = await Promise.all([
    import('./node/gitState.ts'),
    import('./node/http.ts'),
    import('./node/programs.ts'),
    import('./node/scripts.ts'),
    loadTimers(),
  ]);
  const programs = nodePrograms(process.env, folders);
  return { git: gitState(process.env, folders), http: nodeHttp(systemWorld), timers, programs, scripts: nodeScripts };
}

/** `kubeconfig` is the path of that of the cluster; null for where each program finds it. */
async function loadBootstrapWorld(kubeconfig: string | null): Promise<BootstrapWorld> {
  const [{ hostname, userInfo }, { nodeFiles }, { writer }, { nodePrograms }, { gitWrites }, { gitState }] =
    await Promise.all([
      import('node:os'),
      import('./node/files.ts'),
      import('./node/write.ts'),
      import('./node/programs.ts'),
      import('./node/gitWrites.ts'),
      import('./node/gitState.ts'),
    ]);
  const programs = nodePrograms(process.env, folders);
  return {
    files: nodeFiles,
    writer,
    timers: await loadTimers(),
    programs,
    git: gitWrites(programs),
    gitState: gitState(process.env, folders),
    kubeconfig,
    who: `${userInfo().username}@${hostname()}`,
  };
}

/** The programs of the user, and whether a path is outside of the folders that are open. */
async function loadPrograms(): Promise<ProgramsOutside> {
  const [{ nodePrograms }, { isOutside }] = await Promise.all([
    import('./node/programs.ts'),
    import('./node/program.ts'),
  ]);
  return { programs: nodePrograms(process.env, folders), isOutside: (path) => isOutside(path, folders()) };
}

async function loadTimers(): Promise<Timers> {
  return (await import('./node/kubernetes/timers.ts')).nodeTimers;
}

function folders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
}
