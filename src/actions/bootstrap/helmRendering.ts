import {
  isLocalChart,
  nameOfRelease,
  readHelmfileState,
  readReleaseList,
} from '../../domain/bootstrap/helmfileState.ts';
import type { WantedRelease } from '../../domain/bootstrap/helmfileState.ts';
import { readRendering } from '../../domain/bootstrap/rendered.ts';
import type { RenderedObject, Rendering } from '../../domain/bootstrap/rendered.ts';
import { steadyPart } from '../../domain/bootstrap/steady.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { ProgramEnded } from '../../writes.ts';
import { helmfileArgs, helmfilePath, helmRun, valueArgs, why } from './helmTools.ts';
import type { HelmTools } from './helmTools.ts';
import type { StepPorts } from './step.ts';

/** What is told to charts about the cluster. */
export interface Capabilities {
  /** `v1.36.4+k3s1` */
  readonly version: string;
  /** `apps/v1`, `policies.kyverno.io/v1`, … */
  readonly apis: readonly string[];
}

export interface RenderedRelease {
  readonly objects: readonly RenderedObject[];
  /** Whether a rendering is like the one before it; what differs, and why it can't be known, is in no digest. */
  readonly generated: readonly boolean[];
  /** SHA-256 of all that stays the same from one rendering to the next. */
  readonly digest: string;
}

type Ports = Pick<StepPorts, 'programs' | 'kubeconfig' | 'cluster'>;

/** The releases of these rows, in the order of the helmfile, or why Slipway does not install them. */
export async function wantedReleases(
  ports: Ports,
  folder: string,
  tools: HelmTools,
  rows: readonly string[],
  signal: AbortSignal,
): Promise<readonly WantedRelease[] | { readonly problem: string }> {
  const { context } = ports.cluster;
  const ask = (...words: readonly string[]): Promise<ProgramEnded> => {
    const args = [...helmfileArgs(tools, context, selectorsOf(rows)), ...words];
    return ports.programs.run(helmRun(ports, folder, { program: tools.helmfile.path, args }), signal);
  };
  // First the list alone: for all else helmfile would fetch charts of registries.
  const listed = await ask('list', '--output', 'json');
  const list = listed.status === 0 ? readReleaseList(listed.stdout) : listed.status === noneMatches ? [] : null;
  if (list === null) return { problem: `${helmfilePath} can't be read${why(listed)}.` };
  if (list.length === 0) return { problem: `${helmfilePath} has no release with the label row=${rows.join(' or ')}.` };
  const remote = list.find((release) => !isLocalChart(release));
  if (remote !== undefined) return { problem: notHere(remote) };
  const built = await ask('build');
  if (built.status !== 0) return { problem: `${helmfilePath} can't be read${why(built)}.` };
  const { releases, problems } = readHelmfileState(built.stdout, context);
  const [problem] = problems;
  return problem === undefined ? releases : { problem };
}

/** How helmfile ends when no release has the label. */
const noneMatches = 3;

function notHere(release: WantedRelease): string {
  const chart = `${release.chart.slice(release.chart.lastIndexOf('/') + 1)} ${release.version}`.trim();
  return `The chart ${chart} of release ${nameOfRelease(release)} is not in .charts, and Slipway fetches none: run ci/charts.sh, which does and checks it against charts.lock, and plan again.`;
}

/** Those that helmfile takes together: what has one of these labels. */
export function selectorsOf(rows: readonly string[]): readonly string[] {
  return rows.map((row) => `row=${row}`);
}

/** What a release consists of, as this cluster would get it, or why it can't be told. Nothing is sent anywhere. */
export async function renderRelease(
  ports: Ports,
  folder: string,
  input: {
    readonly tools: HelmTools;
    readonly release: WantedRelease;
    /** Over those of the files, as `helm --set` takes them. */
    readonly values: readonly string[];
    readonly capabilities: Capabilities;
    /** Whether it is there already: charts may ask. */
    readonly isUpgrade: boolean;
  },
  signal: AbortSignal,
): Promise<RenderedRelease | { readonly problem: string }> {
  const { release } = input;
  const run = helmRun(ports, folder, { program: input.tools.helmfile.path, args: templateArgs(ports, input) });
  const renderings: Rendering[] = [];
  // Twice, since what a chart makes up (passwords, certificates) is another thing each time.
  while (renderings.length < 2) {
    const ended = await ports.programs.run(run, signal);
    if (ended.status !== 0) return { problem: `Release ${nameOfRelease(release)} does not render${why(ended)}.` };
    renderings.push(readRendering(ended.stdout));
  }
  const [problem] = renderings.flatMap(({ problems }) => problems);
  if (problem !== undefined) return { problem };
  return comparison(release, renderings[0]?.objects ?? [], renderings[1]?.objects ?? []);
}

function templateArgs(
  { cluster }: Ports,
  { tools, release, values, capabilities, isUpgrade }: Parameters<typeof renderRelease>[2],
): readonly string[] {
  const { version, apis } = capabilities;
  const own = [
    ...(apis.length === 0 ? [] : [`--api-versions=${apis.join(',')}`]),
    ...(isUpgrade ? ['--is-upgrade'] : []),
  ];
  return [
    ...helmfileArgs(tools, cluster.context, [`name=${release.name},namespace=${release.namespace}`]),
    'template',
    '--include-crds',
    '--skip-tests',
    '--kube-version',
    version,
    ...valueArgs(values),
    ...(own.length === 0 ? [] : ['--template-args', own.join(' ')]),
  ];
}

async function comparison(
  release: WantedRelease,
  one: readonly RenderedObject[],
  other: readonly RenderedObject[],
): Promise<RenderedRelease | { readonly problem: string }> {
  if (one.length !== other.length)
    return {
      problem: `Release ${nameOfRelease(release)} renders to ${one.length} ${one.length === 1 ? 'object' : 'objects'}, and then to ${other.length}: what it would install can't be agreed to.`,
    };
  const pairs = one.map((rendered, index) => [rendered, other[index]] as const);
  const steady = pairs.map(([rendered, again]) => steadyPart(rendered.object, again?.object));
  return {
    objects: one,
    generated: pairs.map(([rendered, again]) => canonical(rendered.object) !== canonical(again?.object)),
    digest: await sha256(new TextEncoder().encode(canonical(steady))),
  };
}
