import { selectorOf } from '../kubernetes/selector.ts';
import type { ClusterObject, Query } from '../kubernetes/query.ts';
import { namesOf, prepared, preparedOrNull } from './expression.ts';
import type { Prepared } from './expression.ts';
import { waysOf } from './queries.ts';
import type { CheckSpec, FileSource, ObjectSource, PhaseSpec, PlatformSpec, ReadSpec, StepSpec } from './spec.ts';

/** A spec with everything in it that can be worked out before anything is seen. */
export interface Plan {
  readonly spec: PlatformSpec;
  readonly phases: readonly PlannedPhase[];
  /** Whether anything asks what Git knows. */
  readonly namesGit: boolean;
  /** Whether anything changes just because time passes. */
  readonly namesNow: boolean;
}

export interface PlannedPhase {
  readonly spec: PhaseSpec;
  readonly when: Prepared | null;
  readonly steps: readonly { readonly spec: StepSpec; readonly when: Prepared | null }[];
  readonly checks: readonly PlannedCheck[];
}

export interface PlannedCheck {
  readonly spec: CheckSpec;
  readonly when: Prepared | null;
  readonly expect: Prepared | null;
  readonly message: Prepared | null;
  /** What says what to ask: address, hosts, command. */
  readonly asked: { readonly url: Prepared | null; readonly hosts: Prepared | null; readonly run: Prepared | null };
  readonly reads: readonly PlannedRead[];
  /** What its expressions name. */
  readonly names: ReadonlySet<string>;
}

export type PlannedRead =
  | { readonly of: 'files'; readonly source: FileSource }
  | {
      readonly of: 'objects';
      readonly source: ObjectSource;
      /** The widest first: a narrower one is for who may not ask it. */
      readonly ways: readonly Query[];
      readonly isMeant: (object: ClusterObject) => boolean;
      /** Why nothing can be read; null when it can. */
      readonly problem: string | null;
    };

/** Prepares a spec for judging, once. */
export function planOf(spec: PlatformSpec): Plan {
  const ways = waysOf(spec);
  const phases = spec.phases.map((phase): PlannedPhase => ({
    spec: phase,
    when: preparedOrNull(phase.when),
    steps: phase.steps.map((step) => ({ spec: step, when: preparedOrNull(step.when) })),
    checks: phase.checks.map((check) => plannedCheck(check, ways)),
  }));
  const named = new Set(
    phases.flatMap(({ when, steps, checks }) => [
      ...namesOf(when, ...steps.map((step) => step.when)),
      ...checks.flatMap(({ names }) => [...names]),
    ]),
  );
  return { spec, phases, namesGit: named.has('git'), namesNow: named.has('now') };
}

function plannedCheck(check: CheckSpec, ways: (source: ObjectSource) => readonly Query[]): PlannedCheck {
  const when = preparedOrNull(check.when);
  const expect = preparedOrNull(check.expect);
  const message = preparedOrNull(check.message);
  const asked = {
    url: check.kind === 'http' ? prepared(check.url) : null,
    hosts: check.kind === 'host' ? prepared(check.hosts) : null,
    run: check.kind === 'host' || check.kind === 'command' ? prepared(check.run) : null,
  };
  const names = new Set(namesOf(when, expect, message, asked.url, asked.hosts, asked.run));
  if (check.kind === 'git') names.add('git');
  const sources: readonly ReadSpec[] = check.kind === 'resource' || check.kind === 'file' ? check.reads : [];
  const reads = sources.map((source): PlannedRead =>
    'files' in source ? { of: 'files', source } : objectRead(source, ways(source)),
  );
  return { spec: check, when, expect, message, asked, reads, names };
}

function objectRead(source: ObjectSource, ways: readonly Query[]): PlannedRead {
  const selector = selectorOf(source.labels ?? '');
  const { namespace, object } = source;
  const isMeant = ({ metadata }: ClusterObject): boolean =>
    (namespace === null || metadata.namespace === undefined || metadata.namespace === namespace) &&
    (object === null || metadata.name === object) &&
    'matches' in selector &&
    selector.matches(metadata.labels);
  return { of: 'objects', source, ways, isMeant, problem: 'problem' in selector ? selector.problem : null };
}
