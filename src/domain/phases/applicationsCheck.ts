import type { ClusterObject } from '../kubernetes/query.ts';
import { noEvidence, summaryOf } from './evidence.ts';
import { outdated } from './live.ts';
import { kindIsMissing } from './providers.ts';
import { applicationWays } from './queries.ts';
import type { Culprit, Evidence, EvidenceRead } from './result.ts';
import { found } from './seen.ts';
import type { CheckSpec, PhaseSpec, PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import type { Seen, World } from './world.ts';

/** Judges whether the Applications of rows are Synced and Healthy. What a row's condition switches off is left out. */
export function judgeApplications(
  check: Extract<CheckSpec, { readonly kind: 'applications' }>,
  phase: PhaseSpec,
  spec: PlatformSpec,
  world: World,
): Verdict {
  const names = rowsOf(check, phase, spec);
  if (names.length === 0) return verdict('notApplicable', 'no application is switched on');
  const unknown = names.find((name) => !Object.hasOwn(spec.applications, name));
  if (unknown !== undefined) {
    return verdict('unknown', `${unknown} is in no table`, {
      reason: `The table of applications has no row "${unknown}".`,
    });
  }
  const { seen, standing } = found(applicationWays, world);
  const evidence = evidenceOf(seen, names);
  switch (standing.state) {
    case 'connecting':
      return verdict('running', 'asking the cluster', { evidence });
    case 'unknown': {
      const { words, reason, remedy, right } = standing;
      return verdict('unknown', words, { reason, remedy, right, evidence });
    }
    case 'absent': {
      const { apiVersion, kind } = applicationKind;
      return verdict('blocked', 'Argo CD is not installed', { reason: kindIsMissing(apiVersion, kind), evidence });
    }
    case 'live':
      return { ...judgement(names, seen?.objects ?? []), evidence };
    case 'stale':
      return outdated({ ...judgement(names, seen?.objects ?? []), evidence }, standing.reason);
  }
}

const applicationKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;

/** The rows that a check is about: those it names, or all of its phase, without what is switched off. */
function rowsOf(
  { rows }: Extract<CheckSpec, { readonly kind: 'applications' }>,
  { number }: PhaseSpec,
  { applications }: PlatformSpec,
): readonly string[] {
  const row = (name: string): PlatformSpec['applications'][string] | undefined =>
    Object.hasOwn(applications, name) ? applications[name] : undefined;
  const named = rows ?? Object.keys(applications).filter((name) => row(name)?.phase === number);
  return [...new Set(named)].filter((name) => row(name)?.enabled !== false);
}

interface Wrong {
  readonly name: string;
  readonly words: string;
  readonly culprit: Culprit;
}

function judgement(names: readonly string[], objects: readonly ClusterObject[]): Verdict {
  const byName = Map.groupBy(objects, ({ metadata }) => metadata.name);
  const wrong = names.flatMap((name) => wrongWith(name, ofArgo(byName.get(name) ?? [])) ?? []);
  const [first] = wrong;
  const well = `${names.length - wrong.length} of ${names.length}`;
  if (first === undefined) return verdict('passed', well);
  const worst = wrong.toSorted((a, b) => rank(a) - rank(b));
  const [head = first, ...others] = worst;
  const more = others.length === 0 ? '' : ` +${others.length}`;
  return verdict('failed', `${well}; ${head.name} ${head.words}${more}`, {
    culprits: worst.map(({ culprit }) => culprit),
  });
}

/** Applications may lie in several namespaces; that of Argo CD itself goes first. */
function ofArgo(objects: readonly ClusterObject[]): ClusterObject | undefined {
  return objects.find(({ metadata }) => metadata.namespace === 'argocd') ?? objects[0];
}

function wrongWith(name: string, object: ClusterObject | undefined): Wrong | null {
  const { apiVersion, kind } = applicationKind;
  const culprit = (pointer: string): Culprit => ({
    apiVersion,
    kind,
    namespace: object?.metadata.namespace ?? 'argocd',
    name,
    pointer,
  });
  if (object === undefined) return { name, words: 'is missing', culprit: culprit('') };
  const sync = statusOf(object, 'sync');
  const health = statusOf(object, 'health');
  if (health !== 'Healthy' && health !== null) {
    return { name, words: health === 'Unknown' ? 'health Unknown' : health, culprit: culprit('/status/health') };
  }
  if (sync !== 'Synced' && sync !== null) {
    return { name, words: sync === 'Unknown' ? 'sync Unknown' : sync, culprit: culprit('/status/sync') };
  }
  if (sync === null || health === null) return { name, words: 'is not compared yet', culprit: culprit('/status') };
  return null;
}

const order = ['Degraded', 'is missing', 'Missing', 'OutOfSync', 'Progressing', 'Suspended'];

/** The worst first. */
function rank({ words }: Wrong): number {
  const at = order.indexOf(words);
  return at === -1 ? order.length : at;
}

function statusOf(object: ClusterObject, part: 'sync' | 'health'): string | null {
  const status = field(field(field(object, 'status'), part), 'status');
  return typeof status === 'string' && status !== '' ? status : null;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return new Map(Object.entries(value)).get(name);
}

function evidenceOf(seen: Seen | null, names: readonly string[]): Evidence {
  if (seen === null || seen.at === null) return noEvidence;
  const { apiVersion, kind, namespace } = seen.query;
  const count = seen.objects.filter(({ metadata }) => names.includes(metadata.name)).length;
  const read: EvidenceRead = {
    verb: 'list',
    apiVersion,
    kind,
    namespace,
    resourceVersion: seen.resourceVersion,
    count,
  };
  return { at: seen.at.toISOString(), reads: [read], files: [], summary: summaryOf([read], []) };
}
