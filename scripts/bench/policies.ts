import { stringify } from 'yaml';
import { podRules } from './policyRules.ts';
import type { PodRule } from './policyRules.ts';

export type PolicyKind = 'ValidatingPolicy' | 'ClusterPolicy';

/** What a policy is written for; for Pods Kyverno derives the rest, and its command line takes many times as long. */
export type Subject = 'Pod' | 'Deployment';

/** The first policies of that kind, one text each. */
export function policies(kind: PolicyKind, subject: Subject, count: number): readonly string[] {
  return podRules.slice(0, count).map((rule) => stringify(made[kind](rule, subject)));
}

const made: Readonly<Record<PolicyKind, (rule: PodRule, subject: Subject) => object>> = {
  ValidatingPolicy: ({ name, message, expression }, subject) => ({
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ValidatingPolicy',
    metadata: { name, annotations: annotations(message) },
    spec: {
      validationActions: ['Deny'],
      matchConstraints: {
        resourceRules: [{ ...places[subject].resource, apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'] }],
      },
      validations: [{ expression: expression.replaceAll('object.spec', places[subject].path), message }],
    },
  }),
  ClusterPolicy: ({ name, message, pattern }, subject) => ({
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name, annotations: annotations(message) },
    spec: {
      validationFailureAction: 'Enforce',
      rules: [
        {
          name,
          match: { any: [{ resources: { kinds: [subject] } }] },
          validate: {
            message,
            pattern: places[subject].around('pod' in pattern ? pattern.pod : { containers: [pattern.container] }),
          },
        },
      ],
    },
  }),
};

const places: Readonly<
  Record<Subject, { readonly resource: object; readonly path: string; readonly around: (pod: object) => object }>
> = {
  Pod: { resource: { apiGroups: [''], resources: ['pods'] }, path: 'object.spec', around: (spec) => ({ spec }) },
  Deployment: {
    resource: { apiGroups: ['apps'], resources: ['deployments'] },
    path: 'object.spec.template.spec',
    around: (spec) => ({ spec: { template: { spec } } }),
  },
};

function annotations(message: string): object {
  return { 'policies.kyverno.io/category': 'Pod Security', 'policies.kyverno.io/description': message };
}
