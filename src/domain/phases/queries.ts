import { everything, keyOfQuery } from '../kubernetes/query.ts';
import type { Query } from '../kubernetes/query.ts';
import type { Variables } from '../cel/evaluate/run.ts';
import { conditionOf } from './expression.ts';
import type { Prepared } from './expression.ts';
import { given } from './given.ts';
import type { Plan } from './plan.ts';
import type { ObjectSource, PlatformSpec } from './spec.ts';

/** All Applications of Argo CD: one query for whoever wants any of them. */
export const allApplications: Query = everything('argoproj.io/v1alpha1', 'Application');

/** How they are read: who may not list all of them may list those of Argo CD's own namespace. */
export const applicationWays: readonly Query[] = [allApplications, { ...allApplications, namespace: 'argocd' }];

/**
 * How each source is read: by one query a kind that all of its sources share, and where that is forbidden, by the
 * objects of its namespace alone, and then by exactly what it names.
 */
export function waysOf(spec: PlatformSpec): (source: ObjectSource) => readonly Query[] {
  const kinds = Map.groupBy(sourcesOf(spec), kindOf);
  const shared = new Map([...kinds].map(([kind, sources]) => [kind, widened(sources)]));
  return (source) => {
    const wide = shared.get(kindOf(source)) ?? widened([source]);
    const narrow = { ...wide, namespace: source.namespace };
    const fields = source.object === null ? null : `metadata.name=${source.object}`;
    const exact = { ...narrow, labels: source.labels, fields };
    return distinct([wide, ...(source.namespace === null ? [] : [narrow]), exact]);
  };
}

/** Whether somebody asks for a check of a phase, by their ids. */
export type IsMeant = (phase: string, check: string) => boolean;

/**
 * What somebody has to ask so that all checks that apply, or those that are meant, can be judged. What is forbidden stays among it, so that a right
 * that is given later shows.
 */
export function queriesOf(
  plan: Plan,
  isForbidden: (query: Query) => boolean,
  isMeant: IsMeant = () => true,
): readonly Query[] {
  const queries: Query[] = [];
  const variables = given(plan.spec, { git: null, now: 0 });
  for (const { spec: phase, checks } of plan.phases)
    for (const { spec, when, reads } of checks) {
      if (!isMeant(phase.id, spec.id)) continue;
      if (when !== null && isOff(when, variables)) continue;
      if (spec.kind === 'applications') queries.push(...asFarAsAllowed(applicationWays, isForbidden));
      for (const read of reads) if (read.of === 'objects') queries.push(...asFarAsAllowed(read.ways, isForbidden));
    }
  return distinct(queries);
}

/** Whether a check does not apply, by what the files say alone. */
function isOff(when: Prepared, variables: Variables): boolean {
  if (!('names' in when) || when.names.has('now')) return false;
  const holds = conditionOf(when, variables);
  return 'value' in holds && !holds.value;
}

function asFarAsAllowed(ways: readonly Query[], isForbidden: (query: Query) => boolean): readonly Query[] {
  const allowed = ways.findIndex((query) => !isForbidden(query));
  return allowed === -1 ? ways : ways.slice(0, allowed + 1);
}

function sourcesOf({ phases }: PlatformSpec): readonly ObjectSource[] {
  return phases
    .flatMap(({ checks }) => checks)
    .flatMap((check) => (check.kind === 'resource' ? check.reads : []))
    .flatMap((read) => ('files' in read ? [] : read));
}

function kindOf({ apiVersion, kind }: ObjectSource): string {
  return JSON.stringify([apiVersion, kind]);
}

/** One query that all of these sources can be read from. What all of them leave out is not asked for. */
function widened(sources: readonly ObjectSource[]): Query {
  const [first] = sources;
  const { apiVersion = '', kind = '' } = first ?? {};
  if (apiVersion === allApplications.apiVersion && kind === allApplications.kind) return allApplications;
  const common = (of: (source: ObjectSource) => string | null): string | null => {
    const values = new Set(sources.map(of));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  return {
    apiVersion,
    kind,
    namespace: common(({ namespace }) => namespace),
    labels: common(({ labels }) => labels),
    fields: null,
    view: sources.every(({ metadataOnly }) => metadataOnly) ? 'metadata' : 'object',
  };
}

function distinct(queries: readonly Query[]): readonly Query[] {
  return [...new Map(queries.map((query) => [keyOfQuery(query), query])).values()];
}
