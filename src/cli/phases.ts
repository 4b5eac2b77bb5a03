import { basename } from 'node:path';
import { settle } from '../actions/settle.ts';
import { validate } from '../actions/validate.ts';
import { toolLines } from '../domain/phases/checkUse.ts';
import { releasedPhase } from '../domain/phases/judgePhases.ts';
import type { PlatformSpec } from '../domain/phases/spec.ts';
import { visible } from '../domain/visible.ts';
import { LiveCluster } from '../live/cluster.ts';
import { LivePhases } from '../live/phases.ts';
import { gitState } from '../node/gitState.ts';
import { nodeHttp, systemWorld } from '../node/http.ts';
import { liveWorld } from '../node/kubernetesWorld.ts';
import { nodePrograms } from '../node/programs.ts';
import { nodeScripts } from '../node/scripts.ts';
import { stampOf } from '../node/stamp.ts';
import { nodeTree } from '../node/tree.ts';
import type { CheckConsent, Clusters } from '../ports.ts';
import { platformAround } from '../repository/platformAround.ts';
import { platformSpec } from '../repository/platformSpec.ts';
import { clustersFor, isNamed } from './clusters.ts';
import { phasesFormats } from './format/phases.ts';
import type { PhasesReport } from './format/phasesReport.ts';
import type { Context } from './main.ts';
import { readPhasesOptions } from './phasesOptions.ts';
import type { PhasesOptions } from './phasesOptions.ts';
import { isPhase, onlyPhase, phasesStatus, sameResults, troublesOf } from './phasesVerdict.ts';
import { environmentTokens } from './tokens.ts';
import { Usage } from './usage.ts';

/** `slipway phases`: judges the phases of the platform around the current folder, prints them, gives the exit status. */
export async function phasesCommand(args: readonly string[], { signal, finish }: Context): Promise<number> {
  const options = readPhasesOptions(args);
  const around = platformAround(process.cwd(), (folder) => nodeTree(folder || '/').text('platform.yaml'));
  if (around === null) {
    const sentence = `There is no platform in ${process.cwd()} or above: no platform.yaml with apiVersion: slipway/v1.`;
    throw new Usage('phases/no-platform', sentence);
  }
  return finish(() => look(around || '/', options, signal));
}

/** Milliseconds for the first look; what is not known by then is said to be so. */
const patience = 60_000;

/** Milliseconds between two looks at the files. */
const interval = 2000;

async function look(root: string, options: PhasesOptions, signal: AbortSignal): Promise<number> {
  const spec = specOf(root, options);
  const workspaces = (): readonly string[] => [root];
  const clusters = clustersFor(options, root, complain);
  const live = new LiveCluster(clusters, options.context, liveWorld);
  const phases = new LivePhases({ ...liveWorld, git: gitState(process.env, workspaces), folder: root });
  try {
    phases.follow(live);
    phases.set(spec);
    await settle(liveWorld.timers, phases, patience, signal);
    if (options.allow.size > 0) await run(root, phases, live, options, signal);
    const report = await reportOf(phases, live, clusters, options);
    process.stdout.write(phasesFormats[options.format](report));
    if (options.watch) await watch(root, { phases, live, clusters, options, report }, signal);
    const troubles = troublesOf(phases.spec ?? spec, live.connection, isNamed(options));
    for (const { code, sentence } of troubles) complain(`slipway: ${code}: ${sentence}`);
    return phasesStatus(report.phases, troubles);
  } finally {
    phases.close();
    live.close();
  }
}

function specOf(root: string, { phase }: PhasesOptions): PlatformSpec {
  const spec = platformSpec(nodeTree(root), basename(root));
  if (spec === null) throw new Usage('phases/no-platform', `${root} is no platform any more.`);
  if (phase === null) return spec;
  const only = onlyPhase(spec, phase);
  if (only !== null) return only;
  const known = spec.phases.map(({ id }) => id).join(', ');
  throw new Usage('phases/no-phase', `There is no phase "${phase}"; the platform has ${known || 'none'}.`);
}

/** Null when the files are no platform, or have no such phase, any more. */
function specNow(root: string, { phase }: PhasesOptions): PlatformSpec | null {
  const spec = platformSpec(nodeTree(root), basename(root));
  return spec === null || phase === null ? spec : onlyPhase(spec, phase);
}

/** Checks on demand, as far as `--allow` names their kinds: that is the consent. */
async function run(
  root: string,
  phases: LivePhases,
  live: LiveCluster,
  options: PhasesOptions,
  signal: AbortSignal,
): Promise<void> {
  const consent: CheckConsent = {
    allows: async (uses) => {
      for (const use of uses) {
        complain(`Runs ${use.phase}/${use.check}: ${use.what}`);
        for (const line of toolLines(use)) complain(`  ${line}`);
      }
      return true;
    },
  };
  if (options.allow.has('admission') || options.allow.has('probe')) await connected(live, signal);
  const { connection } = live;
  const ports = {
    ...liveWorld,
    cluster: live.api,
    context: options.context,
    kubeconfig: options.kubeconfig,
    // Who allows probes allows what they create, in the cluster that answers now.
    writable: 'cluster' in connection && options.allow.has('probe') ? connection.cluster.uid : null,
    consent,
    onWait: complain,
    onLeft: complain,
    http: nodeHttp(systemWorld),
    tokens: environmentTokens(process.env),
    programs: nodePrograms(process.env, () => [root]),
    scripts: nodeScripts,
    folder: root,
  };
  const { phase: named } = options;
  const chosen = phases.results.filter((result) => named !== null && isPhase(result, named));
  const only = named === null ? null : chosen.map(({ id }) => ({ phase: id, check: null }));
  await validate(ports, phases, { only, kinds: options.allow }, () => undefined, signal);
}

/** Where no check looks at the cluster by itself nobody has connected it yet. */
async function connected(live: LiveCluster, signal: AbortSignal): Promise<void> {
  if (live.api !== null) return;
  const fields = 'metadata.name=kube-system';
  const one = { apiVersion: 'v1', kind: 'Namespace', namespace: null, labels: null, fields, view: 'metadata' } as const;
  const late = AbortSignal.timeout(patience);
  try {
    await live.settled([live.subscribe(one)], AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (!late.aborted) throw error;
  }
}

interface Watched {
  readonly phases: LivePhases;
  readonly live: LiveCluster;
  readonly clusters: Clusters;
  readonly options: PhasesOptions;
  /** What was printed. */
  readonly report: PhasesReport;
}

/** Prints again whenever a result is another one. Rejects when the signal aborts, which is how it ends. */
async function watch(root: string, { phases, live, clusters, options, report }: Watched, signal: AbortSignal) {
  let printed = report;
  let printing: Promise<void> = Promise.resolve();
  const print = async (): Promise<void> => {
    const next = await reportOf(phases, live, clusters, options);
    if (sameResults(printed, next)) return;
    printed = next;
    process.stdout.write(phasesFormats[options.format](next));
  };
  const again = (): void => {
    printing = printing.then(print);
  };
  const offPhases = phases.onChange(again);
  // How one stands with the cluster may change after all results have, and is part of what is printed.
  const offLive = live.onChange(({ about }) => {
    if (about === 'connection') again();
  });
  let files = await stampOf(root);
  try {
    for (;;) {
      await liveWorld.timers.wait(interval, signal);
      const now = await stampOf(root);
      if (now !== files) phases.set(specNow(root, options));
      files = now;
    }
  } finally {
    offPhases();
    offLive();
    await printing;
  }
}

/** What is known of the phases, or of the one that is named, as formats print it. */
export async function reportOf(
  phases: LivePhases,
  live: LiveCluster,
  clusters: Clusters,
  { phase, context }: Pick<PhasesOptions, 'phase' | 'context'>,
): Promise<PhasesReport> {
  const { connection, requests } = live;
  const seen = 'cluster' in connection ? connection.cluster : null;
  const failure = 'failure' in connection ? connection.failure : (seen?.failure ?? null);
  const known = seen === null ? await clusters.contexts() : null;
  const contexts = known !== null && 'value' in known ? known.value : null;
  const name = seen?.context ?? context ?? contexts?.current ?? null;
  const { spec } = phases;
  return {
    platform: spec?.name ?? '',
    at: liveWorld.clock.now(),
    cluster: {
      reachable: connection.state === 'live',
      context: name,
      server: seen?.server ?? contexts?.contexts.find((one) => one.name === name)?.server ?? null,
      uid: seen?.uid ?? null,
      version: seen?.version ?? null,
      error: failure?.message ?? null,
    },
    released: spec === null ? null : releasedPhase(spec),
    phases: phase === null ? phases.results : phases.results.filter((result) => isPhase(result, phase)),
    titles: new Map(phases.results.map(({ id, title }) => [id, title])),
    requests,
  };
}

function complain(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}
