import { at, listAt, textAt } from '../../kubernetes/read.ts';
import { isClusterWide, isClusterWideSomewhere } from '../../kubernetes/scope.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { filtersIn, inside, itemsOf, rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What a Policy can't say, since it is about its own namespace, and a ClusterPolicy can. */
export function namespacedProblems(policy: unknown): readonly PolicyProblem[] {
  if (textAt(policy, 'kind') !== 'Policy') return [];
  const filters = rulesOf(policy).flatMap(filtersIn);
  return [...ofOverrides(policy), ...filters.flatMap((filter) => ofResources(inside(filter, 'resources')))];
}

/** kyverno, api/kyverno/v1/spec_types.go: Validate. */
function ofOverrides(policy: unknown): readonly PolicyProblem[] {
  const steps = ['spec', 'validationFailureActionOverrides'];
  const isSaid = listAt(at(policy, ...steps)).length > 0;
  return isSaid ? [problemAt(steps, 'rule', 'error', 'Overrides by namespace are for a ClusterPolicy.')] : [];
}

/** kyverno, api/kyverno/v1/resource_description_types.go: Validate. */
function ofResources(resources: Placed): readonly PolicyProblem[] {
  const namespaces = inside(resources, 'namespaces');
  const isNarrowed = listAt(namespaces.value).length > 0;
  return [
    ...(isNarrowed
      ? [problemAt(namespaces.steps, 'unmatched', 'error', 'A Policy is about its own namespace, and names no others.')]
      : []),
    ...itemsOf(resources, 'kinds')
      .filter(({ value }) => isOfCluster(value))
      .map(({ value, steps }) =>
        problemAt(
          steps,
          'unmatched',
          'error',
          `${quoted(String(value))} lies in no namespace: a ClusterPolicy is about it.`,
        ),
      ),
  ];
}

/** Kyverno compares the text: a kind alone, or all of group, version and kind (pkg/validation/policy/validate.go). */
function isOfCluster(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const slash = text.lastIndexOf('/');
  if (slash < 0) return isClusterWideSomewhere(text);
  return (
    /(^|\/)v[^/*?]*\//.test(text) && isClusterWide({ apiVersion: text.slice(0, slash), kind: text.slice(slash + 1) })
  );
}
