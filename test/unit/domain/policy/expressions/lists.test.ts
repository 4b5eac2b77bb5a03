import { expect, test } from 'vitest';
import { expressionListsOf } from '../../../../../src/domain/policy/expressions/lists.ts';

/** `spec.validations expression`, with the variables that it sees, and what it may say of four names. */
function said(policy: object): readonly string[] {
  return expressionListsOf(policy).map(({ steps, field, variables, environment }) => {
    const known = ['params', 'authorizer', 'http', 'exceptions'].filter((name) => environment.variables.has(name));
    const sees = variables === null ? 'nothing' : variables.join('.');
    return `${steps.join('.')} ${field} sees ${sees}: ${known.join(', ')}`;
  });
}

test.each<[apiVersion: string, kind: string, spec: object, wanted: readonly string[]]>([
  [
    'policies.kyverno.io/v1',
    'ValidatingPolicy',
    {},
    [
      'spec.matchConditions expression sees nothing: http, exceptions',
      'spec.variables expression sees spec.variables: http, exceptions',
      'spec.validations expression sees spec.variables: http, exceptions',
      'spec.validations messageExpression sees spec.variables: http, exceptions',
      'spec.auditAnnotations valueExpression sees spec.variables: http, exceptions',
    ],
  ],
  [
    'admissionregistration.k8s.io/v1',
    'ValidatingAdmissionPolicy',
    { paramKind: {} },
    [
      'spec.matchConditions expression sees nothing: params, authorizer',
      'spec.variables expression sees spec.variables: params, authorizer',
      'spec.validations expression sees spec.variables: params, authorizer',
      'spec.validations messageExpression sees spec.variables: params',
      'spec.auditAnnotations valueExpression sees spec.variables: params, authorizer',
    ],
  ],
  [
    'kyverno.io/v1',
    'ClusterPolicy',
    { rules: [{ validate: { pattern: {} } }, { validate: { cel: {} } }] },
    [
      'spec.webhookConfiguration.matchConditions expression sees nothing: authorizer',
      'spec.rules.1.celPreconditions expression sees nothing: authorizer',
      'spec.rules.1.validate.cel.variables expression sees spec.rules.1.validate.cel.variables: authorizer',
      'spec.rules.1.validate.cel.expressions expression sees spec.rules.1.validate.cel.variables: authorizer',
      'spec.rules.1.validate.cel.expressions messageExpression sees spec.rules.1.validate.cel.variables: authorizer',
      'spec.rules.1.validate.cel.auditAnnotations valueExpression sees spec.rules.1.validate.cel.variables: authorizer',
    ],
  ],
  ['policies.kyverno.io/v1', 'PolicyException', {}, ['spec.matchConditions expression sees nothing: ']],
  // Their conditions are of another language.
  ['kyverno.io/v2', 'PolicyException', {}, []],
  // Requests to a proxy are another matter.
  ['policies.kyverno.io/v1', 'ValidatingPolicy', { evaluation: { mode: 'Envoy' } }, []],
  ['policies.kyverno.io/v1', 'MutatingPolicy', {}, []],
  ['v1', 'Pod', {}, []],
])('%s %s %j', (apiVersion, kind, spec, wanted) => {
  expect(said({ apiVersion, kind, spec })).toEqual(wanted);
});
