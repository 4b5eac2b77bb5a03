import { expect, test } from 'vitest';
import { environmentAt } from '../../../../../src/domain/policy/expressions/environmentAt.ts';
import { dyn, int, listOf, nameOf, objectOf } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';

const policy = {
  apiVersion: 'policies.kyverno.io/v1',
  kind: 'ValidatingPolicy',
  spec: {
    variables: [
      { name: 'names', expression: 'object.names' },
      { name: 'first', expression: 'variables.names[0]' },
      { name: 'broken', expression: '1 +' },
    ],
    validations: [{ expression: '' }],
  },
};

const object = objectOf('Thing', { names: listOf(int) });

function fieldsOf(type: Type | undefined): readonly string[] {
  return type?.kind === 'object' ? [...type.fields].map(([name, its]) => `${name} ${nameOf(its)}`) : [];
}

test.each<[steps: readonly (string | number)[], variables: readonly string[]]>([
  [['spec', 'variables', 0, 'expression'], []],
  [
    ['spec', 'variables', 2, 'expression'],
    ['names list(int)', 'first int'],
  ],
  [
    ['spec', 'validations', 0, 'expression'],
    ['names list(int)', 'first int', 'broken dyn'],
  ],
  [
    ['spec', 'validations', 5, 'messageExpression'],
    ['names list(int)', 'first int', 'broken dyn'],
  ],
  [['spec', 'matchConditions', 0, 'expression'], []],
])('%j sees the variables before it', (steps, variables) => {
  const environment = environmentAt(policy, steps, () => object);
  expect(fieldsOf(environment?.variables.get('variables'))).toEqual(variables);
  expect(environment?.variables.get('object')).toBe(object);
  expect(environment?.variables.get('oldObject')).toBe(object);
});

test.each<[steps: readonly (string | number)[]]>([
  [[]],
  [['spec']],
  [['spec', 'validations', 0, 'message']],
  [['spec', 'validations', 'a', 'expression']],
  [['spec', 'validations', 0, 'a', 'expression']],
  [['spec', 'rules', 0, 'validate', 'cel', 'expressions', 0, 'expression']],
])('No expression stands at %j', (steps) => {
  expect(environmentAt(policy, steps, () => dyn)).toBeNull();
});
