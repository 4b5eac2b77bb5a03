import { withAt } from '../field.ts';
import type { Stage, Story } from './story.ts';

const policy = [
  { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy' },
  { name: 'disallow-latest-tag' },
] as const;

/** One of the enforced policies only audits, as Git says. */
export const policyStories: readonly Story[] = [
  { name: 'audit-policy', title: 'disallow-latest-tag only audits', steps: [acting('Audit')] },
  { name: 'enforce-policy', title: 'disallow-latest-tag denies again', steps: [acting('Deny')] },
];

export function acting(action: 'Audit' | 'Deny'): (stage: Stage) => void {
  return ({ state }) =>
    void state.change(...policy, (object) => withAt(object, ['spec', 'validationActions'], [action]));
}
