import { hostname, userInfo } from 'node:os';
import { basename } from 'node:path';
import type { BootstrapPorts } from '../actions/bootstrap/ports.ts';
import { steps } from '../actions/bootstrap/steps.ts';
import { SudoPasswords } from '../actions/bootstrap/sudoPasswords.ts';
import { toolLines } from '../domain/phases/checkUse.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';
import { visible } from '../domain/visible.ts';
import { LiveCluster } from '../live/cluster.ts';
import { LivePhases } from '../live/phases.ts';
import { nodeFiles } from '../node/files.ts';
import { gitState } from '../node/gitState.ts';
import { gitWrites } from '../node/gitWrites.ts';
import { nodeHttp, systemWorld } from '../node/http.ts';
import { liveWorld } from '../node/kubernetesWorld.ts';
import { nodePrograms } from '../node/programs.ts';
import { nodeScripts } from '../node/scripts.ts';
import { nodeTree } from '../node/tree.ts';
import { writer } from '../node/write.ts';
import type { CheckConsent, Clusters } from '../ports.ts';
import { platformSpec } from '../repository/platformSpec.ts';
import type { BootstrapOptions } from './bootstrapOptions.ts';
import { clustersFor } from './clusters.ts';
import { cliQuestions, questionWorld } from './questions.ts';
import { CliStepConsent } from './stepConsent.ts';
import { environmentTokens } from './tokens.ts';

/** One cluster and one platform, for one command. */
export interface BootstrapWorld {
  readonly clusters: Clusters;
  readonly live: LiveCluster;
  readonly phases: LivePhases;
  /** Everything that bootstrapping takes; `writable` is the uid of the cluster that writing is allowed for. */
  readonly portsFor: (writable: string | null) => BootstrapPorts;
  readonly stepConsent: CliStepConsent;
  close(): void;
}

/** Opens what a command needs; a failure when there is no cluster to open. */
export async function openWorld(
  root: string,
  options: BootstrapOptions,
  say: (line: string) => void,
): Promise<BootstrapWorld | { readonly failure: Failure }> {
  const workspaces = (): readonly string[] => [root];
  const clusters = clustersFor(options, root, say);
  const opened = await clusters.open(options.context);
  if ('failure' in opened) return opened;
  const cluster = opened.value;
  const git = gitState(process.env, workspaces);
  const live = new LiveCluster(clusters, options.context, liveWorld);
  const phases = new LivePhases({ ...liveWorld, git, folder: root });
  phases.follow(live);
  // Whatever the checks read, the cluster is looked at.
  live.subscribe({
    apiVersion: 'v1',
    kind: 'Namespace',
    namespace: null,
    labels: null,
    fields: 'metadata.name=kube-system',
    view: 'metadata',
  });
  const programs = nodePrograms(process.env, workspaces);
  const asking = questionWorld();
  const questions = cliQuestions(options.answers, asking);
  const passwords = new SudoPasswords(liveWorld.clock);
  const stepConsent = new CliStepConsent({ allow: options.allowSteps, terminal: asking.terminal, say });
  const portsFor = (writable: string | null): BootstrapPorts => ({
    ...liveWorld,
    files: nodeFiles,
    writer,
    programs,
    git: gitWrites(programs),
    scripts: nodeScripts,
    questions,
    passwords,
    cluster,
    kubeconfig: options.kubeconfig,
    steps,
    folder: root,
    platform: async () => platformSpec(nodeTree(root), basename(root)),
    gitState: git,
    checks: {
      ...liveWorld,
      cluster,
      context: cluster.context,
      kubeconfig: options.kubeconfig,
      writable: options.allow.has('probe') ? writable : null,
      consent: allowed(say),
      onLeft: (sentence) => say(visible(sentence)),
      http: nodeHttp(systemWorld),
      tokens: environmentTokens(process.env),
      programs,
      scripts: nodeScripts,
      folder: root,
    },
    kinds: options.allow,
    stepConsent,
    writable,
    who: `${userInfo().username}@${hostname()}`,
  });
  const close = (): void => {
    phases.close();
    live.close();
  };
  return { clusters, live, phases, portsFor, stepConsent, close };
}

/** `--allow` names the kinds that may run: that is the consent. */
function allowed(say: (line: string) => void): CheckConsent {
  const told = new Set<string>();
  return {
    allows: async (uses) => {
      for (const use of uses) {
        if (told.has(use.digest)) continue;
        told.add(use.digest);
        say(visible(`Runs ${use.phase}/${use.check}: ${use.what}`));
        for (const line of toolLines(use)) say(visible(`  ${line}`));
      }
      return true;
    },
  };
}
