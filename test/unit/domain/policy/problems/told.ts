import { at } from '../../../../../src/domain/kubernetes/read.ts';
import type { PolicyProblem } from '../../../../../src/domain/policy/problems/problem.ts';
import type { Placed } from '../../../../../src/domain/policy/problems/rules.ts';

/** A rule with a name and a match that are as they should be, but for what is said of it. */
export function ruleOf(fields: object): Placed {
  const match = { any: [{ resources: { kinds: ['Pod'] } }] };
  return { value: { name: 'r', match, ...fields }, steps: ['spec', 'rules', 0] };
}

/** A classic policy with such a rule. */
export function policyOf(rule: Placed, spec: object = {}): object {
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name: 'p' },
    spec: { ...spec, rules: [rule.value] },
  };
}

/** Problems as lines: severity, kind, the place below the rule with the part that is underlined, and the sentence. */
export function told(problems: readonly PolicyProblem[], { value, steps: root }: Placed): readonly string[] {
  return problems.map(({ severity, kind, steps, on, part, message }) => {
    const place = steps.slice(root.length);
    const text = on === 'key' ? String(place.at(-1)) : place.reduce(below, value);
    const where = part === null ? '' : ` «${String(text).slice(part.start, part.end)}»`;
    return `${severity} ${kind} ${place.join('.')}${on === 'key' ? ' (key)' : ''}${where}: ${message}`;
  });
}

function below(value: unknown, step: string | number): unknown {
  return Array.isArray(value) ? value[Number(step)] : at(value, String(step));
}
