import { podTemplateIn } from '../../kubernetes/podTemplate.ts';
import { isList, isMap, own, textOf } from '../data.ts';
import type { Data, DataMap } from '../data.ts';
import { derivedNames } from '../derivedNames.ts';
import type { Steps } from '../outcome.ts';
import { shiftFields } from './shiftFields.ts';
import { shiftReferences } from './shiftReferences.ts';

/** A rule of a policy, or what Kyverno derives from one for what makes pods. */
export interface Rule {
  readonly name: string;
  readonly data: DataMap;
  /** Index of the written one in `spec.rules`. */
  readonly index: number;
  /** What a derived rule has around the patterns of the written one. */
  readonly around: Steps;
}

const controllers = ['DaemonSet', 'Deployment', 'Job', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'CronJob'];

const versions: Readonly<Record<string, string>> = {
  DaemonSet: 'apps/v1/DaemonSet',
  Deployment: 'apps/v1/Deployment',
  Job: 'batch/v1/Job',
  StatefulSet: 'apps/v1/StatefulSet',
  ReplicaSet: 'apps/v1/ReplicaSet',
  ReplicationController: 'v1/ReplicationController',
  CronJob: 'batch/v1/CronJob',
};

/**
 * The rules that count for objects of a kind: those of the policy, and for what makes pods those that are derived from
 * rules about pods. Source: kyverno, pkg/autogen/v1.
 */
export function rulesFor(policy: Data, kind: string): readonly Rule[] {
  const rules = writtenRules(policy);
  if (!controllersOf(policy, rules).has(kind)) return rules;
  const derived = rules.flatMap((rule) => derive(rule, kind) ?? []);
  // Where something is derived, names that look derived are not taken from the policy.
  return derived.length === 0 ? rules : [...rules.filter(({ name }) => !isDerived(name)), ...derived];
}

function writtenRules(policy: Data): readonly Rule[] {
  const rules = own(own(policy, 'spec'), 'rules');
  return (isList(rules) ? rules : []).flatMap((data, index) =>
    isMap(data) ? [{ name: textOf(data, 'name'), data, index, around: [] }] : [],
  );
}

function isDerived(name: string): boolean {
  return name.startsWith('autogen-');
}

/** The kinds for which rules are derived; none when one rule of the policy can't be. */
function controllersOf(policy: Data, rules: readonly Rule[]): ReadonlySet<string> {
  const blocks = rules.map(({ data }) => blocksOf(data));
  if (!rules.every(({ data }, index) => canDerive(data, blocks[index] ?? []))) return new Set();
  const isNeeded = blocks
    .flat()
    .some((block) => kindsOf(block).some((kind) => kind === 'Pod' || controllers.includes(kind)));
  if (!isNeeded) return new Set();
  const named = own(own(own(policy, 'metadata'), 'annotations'), 'pod-policies.kyverno.io/autogen-controllers');
  return new Set(typeof named === 'string' ? named.split(',') : controllers);
}

function canDerive(rule: Data, blocks: readonly Data[]): boolean {
  if (own(rule, 'generate') !== undefined) return false;
  const mutate = own(rule, 'mutate');
  const loops = own(mutate, 'foreach');
  const patches = [mutate, ...(isList(loops) ? loops : [])];
  if (patches.some((one) => textOf(one, 'patchesJson6902') !== '')) return false;
  return blocks.every((block) => {
    const names = own(block, 'names');
    const kinds = kindsOf(block);
    return (
      textOf(block, 'name') === '' &&
      !(isList(names) && names.length > 0) &&
      own(block, 'selector') === undefined &&
      own(block, 'annotations') === undefined &&
      !(kinds.length > 1 && namesPods(kinds))
    );
  });
}

/** The descriptions of resources in match and exclude, in all forms. */
function blocksOf(rule: Data): readonly Data[] {
  return ['match', 'exclude'].flatMap((part) => {
    const block = own(rule, part);
    return [block, ...filtersOf(block, 'any'), ...filtersOf(block, 'all')].map((one) => own(one, 'resources') ?? null);
  });
}

function filtersOf(block: Data | undefined, name: 'any' | 'all'): readonly Data[] {
  const filters = own(block, name);
  return isList(filters) ? filters : [];
}

function kindsOf(block: Data | undefined): readonly string[] {
  const kinds = own(block, 'kinds');
  return isList(kinds) ? kinds.filter((kind) => typeof kind === 'string') : [];
}

// `Pod`, `v1/Pod`, `Pod/exec`: the kind itself, whatever is around it (kyverno, pkg/utils/kube/kind.go).
function namesPods(kinds: readonly string[]): boolean {
  return kinds.some((kind) => kind.split(/[/.]/).includes('Pod'));
}

/** What is derived from a rule for a kind; null for a rule that is not about pods, or does nothing that is derived. */
function derive(rule: Rule, kind: string): Rule | null {
  const { data } = rule;
  const [match, exclude] = [own(data, 'match'), own(data, 'exclude')];
  const excluded = allKinds(exclude);
  if (isDerived(rule.name)) return null;
  if (!namesPods(allKinds(match)) || (excluded.length > 0 && !namesPods(excluded))) return null;
  const isCron = kind === 'CronJob';
  const around = podTemplateIn(isCron ? kind : 'Deployment') ?? [];
  const does = done(data, around);
  if (does === null) return null;
  const [ofPods, ofCronJobs] = derivedNames(rule.name);
  const name = isCron ? ofCronJobs : ofPods;
  const derived: DataMap = {
    ...data,
    ...does,
    name,
    match: withKinds(match, kind, true),
    ...(exclude === undefined ? {} : { exclude: withKinds(exclude, kind, excluded.length > 0) }),
  };
  const shifted = shiftFields(derived, around, isThere(own(own(data, 'validate'), 'cel')));
  return isMap(shifted) ? { ...rule, name, around, data: shifted } : null;
}

function allKinds(block: Data | undefined): readonly string[] {
  return [block, ...filtersOf(block, 'any'), ...filtersOf(block, 'all')].flatMap((one) =>
    kindsOf(own(one, 'resources')),
  );
}

/** The same block about another kind. Kyverno leaves filters alone that are not about pods, but for cron jobs. */
function withKinds(block: Data | undefined, kind: string, hasKinds: boolean): Data {
  const kinds = [versions[kind] ?? kind];
  const about = (one: Data): Data => ({ ...mapOf(one), resources: { ...mapOf(own(one, 'resources')), kinds } });
  for (const name of ['any', 'all'] as const) {
    const filters = filtersOf(block, name);
    if (filters.length === 0) continue;
    const isAbout = (one: Data): boolean => kind === 'CronJob' || namesPods(kindsOf(own(one, 'resources')));
    return { ...mapOf(block), [name]: filters.map((one) => (isAbout(one) ? about(one) : one)) };
  }
  return hasKinds ? about(block ?? null) : (block ?? null);
}

function mapOf(value: Data | undefined): DataMap {
  return isMap(value) ? value : {};
}

/**
 * What a rule does, below the template; null for what Kyverno derives nothing from, such as signatures of manifests.
 * Source: kyverno, pkg/autogen/v1/rule.go: generateRule.
 */
function done(rule: DataMap, around: readonly string[]): DataMap | null {
  const inside = (pattern: Data): Data => around.reduceRight<Data>((below, key) => ({ [key]: below }), pattern);
  const [mutate, validate] = [own(rule, 'mutate'), own(rule, 'validate')];
  const [patch, loops] = [own(mutate, 'patchStrategicMerge'), own(mutate, 'foreach')];
  if (isThere(patch)) return { mutate: { patchStrategicMerge: inside(patch) } };
  if (isFilled(loops)) return { mutate: { foreach: loops.map((loop) => patched(loop, inside)) } };
  const isJudged =
    ['pattern', 'anyPattern', 'deny', 'podSecurity'].some((name) => isThere(own(validate, name))) ||
    isFilled(own(validate, 'foreach')) ||
    Object.keys(mapOf(own(validate, 'cel'))).length > 0;
  if (isJudged) return { validate: wrapped(validate, inside, around) };
  return isList(own(rule, 'verifyImages')) ? {} : null;
}

/** A loop that changes has of its own fields what it goes over, and when; all else is gone. */
function patched(loop: Data, inside: (pattern: Data) => Data): Data {
  const kept = ['list', 'context', 'preconditions'].flatMap((name): [string, Data][] => {
    const value = own(loop, name);
    return isThere(value) ? [[name, value]] : [];
  });
  return { ...Object.fromEntries(kept), patchStrategicMerge: inside(own(loop, 'patchStrategicMerge') ?? null) };
}

function isThere(value: Data | undefined): value is Exclude<Data, null> {
  return value !== undefined && value !== null;
}

function isFilled(value: Data | undefined): value is readonly Data[] {
  return isList(value) && value.length > 0;
}

/** Patterns go below the template, and references in messages with them; the rest stays. */
function wrapped(validate: Data | undefined, inside: (pattern: Data) => Data, around: readonly string[]): Data {
  const [pattern, anyPattern] = [own(validate, 'pattern'), own(validate, 'anyPattern')];
  const pivot = isList(anyPattern) ? 'anyPattern' : own(validate, 'deny') === undefined ? 'pattern' : 'deny';
  return {
    ...mapOf(validate),
    ...(typeof own(validate, 'message') === 'string'
      ? { message: shiftReferences(textOf(validate, 'message'), pivot, around) }
      : {}),
    ...(isThere(pattern) ? { pattern: inside(pattern) } : {}),
    ...(isList(anyPattern) ? { anyPattern: anyPattern.map(inside) } : {}),
  };
}
