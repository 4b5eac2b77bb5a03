import { lookAt } from './helmLook.ts';
import type { LookedAt } from './helmLook.ts';
import { selectorsOf, wantedReleases } from './helmRendering.ts';
import { failedOf, pendingOf, standings } from './helmStanding.ts';
import type { Standing } from './helmStanding.ts';
import { leaving } from './leaving.ts';
import { findHelmTools, helmfileArgs, helmfilePath, helmRun, installLimit, valueArgs, why } from './helmTools.ts';
import type { HelmTools } from './helmTools.ts';
import { nothing, unclear } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, StepPlace, StepPlan, StepPorts, Using, WorkOf } from './step.ts';
import { isInstall } from '../../domain/bootstrap/helmReleases.ts';
import { helmTold } from '../../domain/bootstrap/helmTalk.ts';
import { nameOfRelease } from '../../domain/bootstrap/helmfileState.ts';
import type { WantedRelease } from '../../domain/bootstrap/helmfileState.ts';
import { nothingNeeded, rightsTo } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import { reachingCall } from '../../domain/bootstrap/templateCalls.ts';
import { tables } from '../../domain/platform/file.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Files } from '../../ports.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';
import { counted } from '../../domain/phases/words.ts';

/**
 * Installs the charts of rows by helmfile and Helm: what has to be there before Argo CD can be, and is Argo CD's own
 * afterwards. The plan renders them, which runs templates of the repository, and has the API server try each object
 * without storing it.
 */
export const helmfileStep: Step<WorkOf<'helmfile'>, Deciding> = helmfileStepWith([]);

/**
 * The same with values over those of the files (`platform.repository.source=gitlab`, as `helm --set` takes them): what a
 * step before it is about to write there can be planned with them.
 */
export function helmfileStepWith(values: readonly string[]): Step<WorkOf<'helmfile'>, Deciding> {
  return {
    patience: 15 * 60_000,
    needs: (_place, { rows }) =>
      rows.length === 0 ? nothingNeeded : { ...nothingNeeded, programs: ['helm', 'helmfile'], rights },
    uses,
    plan: (ports, place, work, signal) => plan(ports, place, work, values, signal),
    run,
  };
}

/** For Helm these stand for all that charts may have. */
const rights = [
  ...rightsTo(['create'], { group: '', resource: 'secrets', namespace: null }),
  ...rightsTo(['patch'], { group: 'apps', resource: 'deployments', namespace: null }),
  ...rightsTo(['create'], { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', namespace: null }),
  ...rightsTo(['create'], { group: 'rbac.authorization.k8s.io', resource: 'clusterrolebindings', namespace: null }),
];

interface Deciding {
  /** Absolute path of helmfile, and what it is told. */
  readonly program: string;
  readonly args: readonly string[];
  /** None where no row is installed by helmfile: then nothing is started. */
  readonly releases: readonly WantedRelease[];
}

function uses({ rows }: WorkOf<'helmfile'>): Using | null {
  const what = (tool: string): string => `${tool} template of ${helmfilePath} for ${rows.join(', ')}`;
  // The values that it reads are data: the step itself refuses them when they call what could run something.
  return rows.length === 0 ? null : { tools: ['helmfile', 'helm'], path: helmfilePath, what };
}

async function plan(
  ports: StepPorts,
  { folder }: StepPlace,
  { rows }: WorkOf<'helmfile'>,
  values: readonly string[],
  signal: AbortSignal,
): Promise<StepPlan<Deciding>> {
  if (rows.length === 0) return { shown: nothing, decision: { program: '', args: [], releases: [] } };
  const reaching = await reachingProblem(ports.files, folder, rows);
  if (reaching !== null) return unclear(reaching);
  const tools = await findHelmTools(ports.programs, signal);
  if ('problem' in tools) return unclear(tools.problem);
  const releases = await wantedReleases(ports, folder, tools, rows, signal);
  if ('problem' in releases) return unclear(releases.problem);
  const look = await lookAt(ports, folder, { tools, releases, values }, signal);
  if ('problem' in look) return unclear(look.problem);
  const program = tools.helmfile.path;
  const args = [
    ...helmfileArgs(tools, ports.cluster.context, selectorsOf(rows)),
    'sync',
    '--hide-notes',
    ...valueArgs(values),
  ];
  const argv = [program, ...args];
  const shown = {
    ...nothing,
    argv,
    changes: [programs(tools), ...look.releases.flatMap(changesOf)],
    problem: problemOf(look.problems),
    decides: { tools, argv, releases: await Promise.all(look.releases.map(decidedBy)) },
  };
  return { shown, decision: { program, args, releases } };
}

async function run(
  ports: StepPorts,
  { folder }: StepPlace,
  { program, args, releases }: Deciding,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  if (releases.length === 0) return passed('No row of this phase is installed by helmfile.');
  const onLine = (line: string): void => {
    const told = helmTold(line);
    if (told !== null) say(told);
  };
  const sync = helmRun(ports, folder, { program, args, limit: installLimit, onLine });
  // What was cancelled is known as well: Helm leaves nothing pending that it was asked to give up, unless it was killed.
  const ended = await leaving(
    () => givenUp(ports, releases),
    signal,
    () => ports.programs.run(sync, signal),
  );
  const names = releases.map(nameOfRelease).join(', ');
  if (ended.status !== 0) return failed(`Helm did not install ${names}${why(ended)}.`, await left(ports, releases));
  return passed(`Helm has installed ${names}.`);
}

/** What is left pending of releases after something went wrong, with the ways out; null when nothing is. */
async function left(ports: StepPorts, releases: readonly WantedRelease[]): Promise<string | null> {
  const standing = await standingNow(ports, releases);
  if ('problem' in standing) return standing.problem;
  const pending = pendingOf(ports.cluster, standing);
  return pending.length === 0 ? null : pending.join(' ');
}

/** How the releases stand that were being installed when somebody has cancelled it, and what the next run makes of that. */
async function givenUp(ports: StepPorts, releases: readonly WantedRelease[]): Promise<string> {
  const standing = await standingNow(ports, releases);
  if ('problem' in standing) return standing.problem;
  const pending = pendingOf(ports.cluster, standing);
  const after = pending.length === 0 ? [] : ['The next run stops before a release that is pending.'];
  // What is typed for it comes last, so that it has an end.
  const all = [...failedOf(standing), ...after, ...pending];
  return all.length === 0 ? 'Helm has left no release failed or pending.' : all.join(' ');
}

/** How the releases stand by now. Whoever cancels has to know it too; each request has its own limit. */
async function standingNow(
  { cluster }: StepPorts,
  releases: readonly WantedRelease[],
): Promise<readonly Standing[] | { readonly problem: string }> {
  const standing = await standings(cluster, releases, new AbortController().signal);
  if ('value' in standing) return standing.value;
  return { problem: `Whether a release of Helm is pending is not known: ${sentenceOf(standing.failure)}` };
}

/** What would run something else while it is read; null when nothing would, as far as one can see. */
async function reachingProblem(files: Files, folder: string, rows: readonly string[]): Promise<string | null> {
  const strange = rows.find((row) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(row));
  if (strange !== undefined) return `"${strange}" can be no row: names have lower-case letters, digits and "-".`;
  for (const path of [helmfilePath, platformPath, ...tables]) {
    const found = await files.read(`${folder}/${path}`);
    if (!('text' in found)) {
      if ((await files.kind(`${folder}/${path}`)) === 'missing') continue;
      return `${path} can't be read as text, so nobody can see what it would run: mend it first.`;
    }
    const call = reachingCall(found.text);
    if (call !== null)
      return `${path} calls "${call}", which runs something else while it is read: Slipway does not. Take it out, or run helmfile by hand.`;
  }
  return null;
}

/** Which programs do it. */
function programs({ helmfile, helm }: HelmTools): Change {
  const what = `helmfile ${helmfile.version} (${helmfile.path}) with Helm ${helm.version} (${helm.path})`;
  return { target: 'machine', action: 'run', what, diff: '' };
}

/** The release itself, then its objects; those that stay as they are are counted. */
function changesOf(looked: LookedAt): readonly Change[] {
  const { release, record, parts } = looked;
  const changes = parts.flatMap(({ change }) => change ?? []);
  const same = parts.filter(({ change, problem }) => change === null && problem === null).length;
  const name = `Helm release ${nameOfRelease(release)}`;
  const counts = countsOf(changes.length, same);
  if (isInstall(record)) return [onRelease('create', `${name}: ${counts}`), ...changes];
  const from = `upgraded from version ${record?.version} (${record?.status})`;
  const gone = 'what its chart does not name any more goes with it';
  return [onRelease('update', `${name}, ${from}: ${counts}; ${gone}`), ...changes];
}

function countsOf(changes: number, same: number): string {
  if (changes === 0) return same === 0 ? 'it has no object' : `${counted(same, 'object')}, as wanted already`;
  return `${counted(changes, 'object')}${same === 0 ? '' : `, ${same} more as they are`}`;
}

function onRelease(action: Change['action'], what: string): Change {
  return { target: 'cluster', action, what, diff: '' };
}

/** What the same would happen by. What a chart makes anew each time is in none of it. */
async function decidedBy({ release, record, rendered, parts }: LookedAt): Promise<unknown> {
  const changed = parts.flatMap((part, index) => (rendered.generated[index] === true ? [] : part.changed));
  const updates = await sha256(new TextEncoder().encode(changed.join('\n')));
  return { ...release, record, rendering: rendered.digest, updates };
}

/** The first is what somebody begins with. */
function problemOf(problems: readonly string[]): string | null {
  const [first, ...more] = problems;
  if (first === undefined) return null;
  return more.length === 0 ? first : `${first} (And ${more.length} more like it.)`;
}
