import { at, isMap, listAt, textAt, textsAt } from '../kubernetes/read.ts';
import { toJSON } from '../yaml/json.ts';
import { parse } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';

/** A release of Helm that a helmfile wants to be installed. */
export interface WantedRelease {
  readonly name: string;
  readonly namespace: string;
  /** As the helmfile names it: a path, or a chart of a repository. */
  readonly chart: string;
  /** Empty for a chart that is a path. */
  readonly version: string;
}

export interface HelmfileState {
  readonly releases: readonly WantedRelease[];
  /** What Slipway does not do, or can't read, a sentence each. */
  readonly problems: readonly string[];
}

/** What `helmfile list --output json` prints; null for what is no such list. */
export function readReleaseList(text: string): readonly WantedRelease[] | null {
  try {
    const list: unknown = JSON.parse(text);
    // Go writes null for a list of nothing.
    return list === null ? [] : Array.isArray(list) ? list.map(wantedOf) : null;
  } catch {
    return null;
  }
}

/** Keys of a helmfile that neither run anything else nor lead to another cluster. */
const known: ReadonlySet<string> = new Set([
  'commonLabels',
  'environments',
  'filepath',
  // That of the command line wins.
  'helmBinary',
  'helmDefaults',
  'releases',
  'renderedvalues',
  'repositories',
  'templates',
]);

const knownDefaults: ReadonlySet<string> = new Set([
  'createNamespace',
  'historyMax',
  'serverSide',
  'skipDeps',
  'timeout',
  'wait',
  'waitForJobs',
]);

const knownOfRelease: ReadonlySet<string> = new Set([
  'chart',
  // Where helmfile has found it.
  'chartPath',
  'createNamespace',
  'historyMax',
  'labels',
  'name',
  'namespace',
  'needs',
  'serverSide',
  'timeout',
  'values',
  'version',
  'wait',
  'waitForJobs',
]);

/**
 * What `helmfile build` prints for the context that is written to: the releases, and whatever Slipway would not show
 * before it happens. Any text is read.
 */
export function readHelmfileState(text: string, context: string): HelmfileState {
  const releases: WantedRelease[] = [];
  const problems: string[] = [];
  for (const chunk of split(text)) {
    const { root, problems: wrong } = parse(chunk.text);
    const first = wrong.find(({ code }) => code === 'syntax' || code === 'too-large' || code === 'alias-bomb');
    if (first !== undefined) problems.push(`What helmfile makes of it can't be read: ${first.message}`);
    if (root === null || first !== undefined) continue;
    const state = toJSON(root);
    problems.push(...strangeIn(state, known, context, 'The helmfile'));
    problems.push(...strangeIn(at(state, 'helmDefaults'), knownDefaults, context, 'helmDefaults'));
    for (const release of listAt(state, 'releases')) {
      const wanted = wantedOf(release);
      problems.push(...problemsOf(release, wanted, context));
      releases.push(wanted);
    }
  }
  return { releases, problems };
}

function wantedOf(release: unknown): WantedRelease {
  return {
    name: textAt(release, 'name'),
    namespace: textAt(release, 'namespace'),
    chart: textAt(release, 'chart'),
    version: textAt(release, 'version'),
  };
}

/** Names as Kubernetes and Helm have them: nothing else is put into a selector. */
const name = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

function problemsOf(release: unknown, wanted: WantedRelease, context: string): readonly string[] {
  if (!name.test(wanted.name) || !name.test(wanted.namespace))
    return [`Release "${wanted.namespace}/${wanted.name}" of the helmfile needs a namespace and a name.`];
  const whose = `Release ${nameOfRelease(wanted)}`;
  if (at(release, 'installed') === false)
    return [
      `${whose} has "installed: false": Slipway installs releases, and removes none. Take it out of the helmfile.`,
    ];
  const strange = strangeIn(release, knownOfRelease, context, whose);
  const values = textsAt(release, 'values').find((one) => !path.test(one));
  if (values === undefined) return strange;
  return [...strange, `${whose} takes values from "${values}", which is no file of the repository.`];
}

/** A file beside the helmfile, as it lies there: no address, and no template, which could run programs. */
const path = /^(?!.*(?::\/\/|::|\.gotmpl$))[\w./@+-]+$/;

/** A chart that lies on this machine. */
export function isLocalChart({ chart }: WantedRelease): boolean {
  return /^\.{0,2}\//.test(chart);
}

/** `argocd/argocd` */
export function nameOfRelease({ namespace, name: own }: Pick<WantedRelease, 'namespace' | 'name'>): string {
  return `${namespace}/${own}`;
}

/** Keys that are none of those, as far as they say anything. */
function strangeIn(value: unknown, all: ReadonlySet<string>, context: string, whose: string): readonly string[] {
  if (!isMap(value)) return [];
  const strange = Object.entries(value)
    .filter(([key, one]) => !all.has(key) && !isNothing(one) && !isUsual(key, one, context))
    .map(([key]) => `"${key}"`);
  if (strange.length === 0) return [];
  return [
    `${whose} uses ${strange.join(', ')}, which Slipway does not run. Take it out of the helmfile, or run helmfile by hand.`,
  ];
}

/** What is as if it were not there: the context is ours, and what is to be installed is installed. */
function isUsual(key: string, value: unknown, context: string): boolean {
  return (
    (key === 'kubeContext' && value === context) ||
    (key === 'kustomizeBinary' && value === 'kustomize') ||
    (key === 'installed' && value === true)
  );
}

/** What helmfile prints for a key that nobody has written. */
function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === false || value === 0 || value === '';
}
