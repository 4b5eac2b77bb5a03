import { hostname, userInfo } from 'node:os';
import { basename } from 'node:path';
import type { BootstrapPorts, StepConsent } from '../actions/bootstrap/ports.ts';
import { steps } from '../actions/bootstrap/steps.ts';
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
import { environmentTokens } from './tokens.ts';

/** One cluster and one platform, for one command. */
export interface BootstrapWorld {
  readonly clusters: Clusters;
  readonly live: LiveCluster;
  readonly phases: LivePhases;
  /** Everything that bootstrapping takes; `writable` is the uid of the cluster that writing is allowed for. */
  readonly portsFor: (writable: string | null) => BootstrapPorts;
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
  const questions = cliQuestions(options.answers, questionWorld());
  const stepConsent = announced(say);
  const portsFor = (writable: string | null): BootstrapPorts => ({
    ...liveWorld,
    files: nodeFiles,
    writer,
    programs,
    git: gitWrites(programs),
    questions,
    cluster,
    kubeconfig: options.kubeconfig,
    steps,
    folder: root,
    platform: async () => platformSpec(nodeTree(root), basename(root)),
    gitState: git,
    checks: {
      ...liveWorld,
      cluster,
      writable: options.allow.has('probe') ? writable : null,
      consent: allowed(say),
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
  return { clusters, live, phases, portsFor, close };
}

/** Who has named the phase has asked for what it takes to plan it; it is said once. */
function announced(say: (line: string) => void): StepConsent {
  const told = new Set<string>();
  return {
    allows: async (uses) => {
      for (const { step, what, digest } of uses) {
        if (told.has(digest)) continue;
        told.add(digest);
        say(visible(`Runs for the plan of ${step}: ${what} · SHA-256 ${digest}`));
      }
      return true;
    },
  };
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
