import { describe, expect, test } from 'vitest';
import {
  admissionExpressions,
  classicExpressions,
  exceptionExpressions,
  validatingExpressions,
} from '../../../../../src/domain/policy/problems/expressions.ts';
import type { PolicyProblem } from '../../../../../src/domain/policy/problems/problem.ts';
import { told } from './told.ts';

const kinds: Readonly<Record<string, (object: unknown) => readonly PolicyProblem[]>> = {
  validating: validatingExpressions,
  admission: admissionExpressions,
  classic: classicExpressions,
  exception: exceptionExpressions,
};

describe('expressions of', () => {
  test.each<[string, object, readonly string[]]>([
    ['validating', { validations: [{ expression: "image('a').tag() == 'b'" }] }, []],
    [
      'validating',
      {
        variables: [{ name: 'a', expression: '1 +' }],
        validations: [{ expression: 'objct.a == 1' }, {}, { expression: 'true', messageExpression: '1' }],
      },
      [
        'error expression spec.variables.0.expression «+»: Where the expression ends, CEL wants a value.',
        'error expression spec.validations.0.expression «objct»: Unknown name "objct"; did you mean "object"?',
        'error expression spec.validations.1: There is no "expression" here.',
        'error expression spec.validations.2.messageExpression «1»: The expression gives int; string is wanted.',
      ],
    ],
    // Requests to a proxy are another matter.
    ['validating', { evaluation: { mode: 'Envoy' }, validations: [{ expression: 'nope' }] }, []],
    ['admission', { validations: [{ expression: 'object.a == 1' }] }, []],
    [
      'admission',
      { validations: [{ expression: "image('a') == 'b'" }] },
      ['error expression spec.validations.0.expression «image»: Unknown function "image".'],
    ],
    [
      'classic',
      { rules: [{ validate: { cel: { expressions: [{ expression: 'object.a == 1' }] } } }, { mutate: {} }] },
      [],
    ],
    [
      'classic',
      {
        webhookConfiguration: { matchConditions: [{ name: 'a', expression: 'a' }] },
        rules: [{}, { validate: { cel: { expressions: [{ expression: 'true' }, { expression: 'params.a' }] } } }],
      },
      [
        'error expression spec.webhookConfiguration.matchConditions.0.expression «a»: Unknown name "a"; known are object, oldObject, namespaceObject, request, authorizer, authorizer.requestResource.',
        'error expression spec.rules.1.validate.cel.expressions.1.expression «params»: Unknown name "params"; known are object, oldObject, namespaceObject, request, authorizer, authorizer.requestResource.',
      ],
    ],
    ['exception', { matchConditions: [{ name: 'a', expression: "request.object.metadata.name == 'a'" }] }, []],
    [
      'exception',
      { matchConditions: [{ name: 'a', expression: 'object.metadata.name' }] },
      [
        'error expression spec.matchConditions.0.expression «object.metadata.name»: The expression gives dyn; bool is wanted.',
      ],
    ],
  ])('%s: %j', (kind, spec, wanted) => {
    const group = { validating: 'policies.kyverno.io/v1', admission: 'admissionregistration.k8s.io/v1' }[kind];
    const object = { apiVersion: group ?? '', kind: 'ValidatingPolicy', metadata: { name: 'p' }, spec };
    expect(told(kinds[kind]?.(object) ?? [], { value: object, steps: [] })).toEqual(wanted);
  });
});
