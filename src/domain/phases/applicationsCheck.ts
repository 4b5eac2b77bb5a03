import { applicationOf } from '../argocd/application.ts';
import { rankOf, standingOf } from '../argocd/state.ts';
import type { Standing } from '../argocd/state.ts';
import { stateWords } from '../argocd/stateWords.ts';
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

/** Judges whether the Applications of rows are well. What a row's condition switches off is left out. */
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
      return { ...judgement(names, seen?.objects ?? [], new Date(world.now)), evidence };
    case 'stale':
      return outdated({ ...judgement(names, seen?.objects ?? [], new Date(world.now)), evidence }, standing.reason);
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
  readonly words: string;
  readonly rank: number;
  readonly name: string;
  readonly culprit: Culprit;
}

function judgement(names: readonly string[], objects: readonly ClusterObject[], now: Date): Verdict {
  const byName = Map.groupBy(objects, ({ metadata }) => metadata.name);
  const worst = names
    .flatMap((name) => wrongWith(name, ofArgo(byName.get(name) ?? []), now) ?? [])
    .toSorted((a, b) => a.rank - b.rank);
  const [head, ...others] = worst;
  const well = `${names.length - worst.length} of ${names.length}`;
  if (head === undefined) return verdict('passed', well);
  const more = others.length === 0 ? '' : ` +${others.length}`;
  return verdict('failed', `${well}; ${head.name} ${head.words}${more}`, {
    culprits: worst.map(({ culprit }) => culprit),
  });
}

/** Applications may lie in several namespaces; that of Argo CD itself goes first. */
function ofArgo(objects: readonly ClusterObject[]): ClusterObject | undefined {
  return objects.find(({ metadata }) => metadata.namespace === 'argocd') ?? objects[0];
}

/** Well is what the status bar says is healthy, and nothing else: one reading of Argo CD for both. */
function wrongWith(name: string, object: ClusterObject | undefined, now: Date): Wrong | null {
  const namespace = object?.metadata.namespace ?? 'argocd';
  const culprit = (pointer: string): Culprit => ({ ...applicationKind, namespace, name, pointer });
  if (object === undefined) return { name, words: 'is missing', rank: rankOf('missing'), culprit: culprit('') };
  const standing = standingOf(applicationOf(object), now);
  const { state } = standing;
  if (state === 'healthy') return null;
  return { name, words: stateWords[state], rank: rankOf(state), culprit: culprit(placeOf(standing)) };
}

/** Where in the Application it is said. */
function placeOf({ application, state }: Standing): string {
  const { errors, health, operation, skipped, sync } = application;
  switch (state) {
    case 'deleting':
      return '/metadata/deletionTimestamp';
    case 'failed':
      return operation?.state === 'failed' ? '/status/operationState' : '/status/conditions';
    case 'syncing':
    case 'waiting':
      return '/status/operationState';
    case 'outOfSync':
      return '/status/sync';
    case 'suspended':
      return skipped ? '/metadata/annotations' : '/status/health';
    case 'unknown':
      if (errors.length > 0) return '/status/conditions';
      if (health?.status === 'Unknown') return '/status/health';
      return sync?.status === 'Unknown' ? '/status/sync' : '/status';
    case 'progressing':
      return health === null ? '/status' : '/status/health';
    default:
      return '/status/health';
  }
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
    at: seen.at.toISOString(),
  };
  return { at: seen.at.toISOString(), reads: [read], files: [], summary: summaryOf([read], []) };
}
