import { splitApiVersion } from '../../kubernetes/object.ts';
import { at, isMap, textAt } from '../../kubernetes/read.ts';
import { problemAt } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, itemsOf, rulesOf } from './rules.ts';

/** What takes the place of kinds of kyverno.io (kyverno, pkg/deprecations/deprecations.go). */
const replacements: ReadonlyMap<string, string> = new Map([
  ['ClusterPolicy', 'ValidatingPolicy, MutatingPolicy, GeneratingPolicy or ImageValidatingPolicy'],
  ['Policy', 'NamespacedValidatingPolicy and the other namespaced policies'],
  ['ClusterCleanupPolicy', 'DeletingPolicy'],
  ['CleanupPolicy', 'NamespacedDeletingPolicy'],
  ['PolicyException', 'PolicyException'],
]);

const guide = 'https://kyverno.io/docs/guides/migration-to-cel/';

/** Versions that are served no longer than they have to (kyverno and kyverno/api: deprecatedversion), with the newest. */
const versions: ReadonlyMap<string, string> = new Map([
  ['policies.kyverno.io/v1alpha1', 'policies.kyverno.io/v1'],
  ['kyverno.io/v2alpha1', 'kyverno.io/v2'],
]);

/** A kind or a version that will end; null for one that stays. */
export function deprecatedKind(object: unknown): readonly PolicyProblem[] {
  const apiVersion = textAt(object, 'apiVersion');
  const kind = textAt(object, 'kind');
  const replacement = replacements.get(kind);
  if (splitApiVersion(apiVersion).group === 'kyverno.io' && replacement !== undefined) {
    const message = `${kind} of kyverno.io is deprecated since Kyverno 1.17, and 1.20 no longer enforces it; ${replacement} of policies.kyverno.io takes its place: ${guide}`;
    return [problemAt(['kind'], 'deprecated', 'hint', message)];
  }
  const newest = versions.get(apiVersion);
  if (newest === undefined) return [];
  return [problemAt(['apiVersion'], 'deprecated', 'hint', `"${apiVersion}" is deprecated; write "${newest}".`)];
}

const spellings: ReadonlyMap<unknown, string> = new Map([
  ['enforce', 'Enforce'],
  ['audit', 'Audit'],
]);

/** Actions of a classic policy as they were spelled once (kyverno, pkg/deprecations/deprecations.go: PolicyFieldWarnings). */
export function deprecatedActions(policy: unknown): readonly PolicyProblem[] {
  const spec = { value: at(policy, 'spec'), steps: ['spec'] };
  const rules = rulesOf(policy).map((rule) => inside(rule, 'validate'));
  const actions = [
    inside(spec, 'validationFailureAction'),
    ...itemsOf(spec, 'validationFailureActionOverrides').map((one) => inside(one, 'action')),
    ...rules.map((rule) => inside(rule, 'failureAction')),
    ...rules
      .filter(({ value }) => isMap(value))
      .flatMap((rule) => itemsOf(rule, 'failureActionOverrides'))
      .map((one) => inside(one, 'action')),
  ];
  return actions.flatMap(({ value, steps }) => {
    const now = spellings.get(value);
    if (now === undefined) return [];
    return problemAt(steps, 'deprecated', 'hint', `"${String(value)}" is deprecated; write "${now}".`);
  });
}
