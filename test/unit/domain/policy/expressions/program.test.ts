import { describe, expect, test } from 'vitest';
import { admissionPolicyEnvironment } from '../../../../../src/domain/cel/environment/admissionPolicy.ts';
import { compileProgram } from '../../../../../src/domain/policy/expressions/program.ts';
import type { Compilation, Parts } from '../../../../../src/domain/policy/expressions/program.ts';

const environment = admissionPolicyEnvironment({ params: false, authorizer: true });
const forMessages = admissionPolicyEnvironment({ params: false, authorizer: false });

function compiled(lists: Partial<Record<keyof Parts, readonly unknown[]>>): Compilation {
  const part = (name: keyof Parts): { readonly list: readonly unknown[]; readonly steps: readonly string[] } => ({
    list: lists[name] ?? [],
    steps: ['spec', name],
  });
  const parts = {
    conditions: part('conditions'),
    variables: part('variables'),
    validations: part('validations'),
    annotations: part('annotations'),
  };
  return compileProgram(parts, environment, forMessages);
}

describe('what a policy says', () => {
  test('is compiled with the places where it stands', () => {
    const compilation = compiled({
      conditions: [{ name: 'a', expression: 'true' }],
      variables: [{ name: 'n', expression: '1' }],
      validations: [{ expression: 'variables.n == 1', message: 'one', messageExpression: "'a'" }],
      annotations: [{ key: 'k', valueExpression: "'v'" }],
    });
    expect(compilation).toMatchObject({
      program: {
        conditions: [{}],
        variables: [{ name: 'n' }],
        validations: [
          { index: 0, text: 'variables.n == 1', message: 'one', steps: ['spec', 'validations', 0, 'expression'] },
        ],
        annotations: [{ key: 'k' }],
      },
    });
  });

  test.each<[string, Parameters<typeof compiled>[0], readonly (string | number)[]]>([
    ['a condition that is no truth', { conditions: [{ expression: '1' }] }, ['spec', 'conditions', 0, 'expression']],
    [
      'a condition about variables, which it does not see',
      { conditions: [{ expression: 'variables.n == 1' }], variables: [{ name: 'n', expression: '1' }] },
      ['spec', 'conditions', 0, 'expression'],
    ],
    [
      'a variable that comes later',
      {
        variables: [
          { name: 'a', expression: 'variables.b' },
          { name: 'b', expression: '1' },
        ],
      },
      ['spec', 'variables', 0, 'expression'],
    ],
    [
      'a variable of another type',
      { variables: [{ name: 'n', expression: '1' }], validations: [{ expression: "variables.n == 'a'" }] },
      ['spec', 'validations', 0, 'expression'],
    ],
    [
      'a validation whose type nobody knows',
      { validations: [{ expression: 'object.spec' }] },
      ['spec', 'validations', 0, 'expression'],
    ],
    [
      'a message that is no text',
      { validations: [{ expression: 'true', messageExpression: '1' }] },
      ['spec', 'validations', 0, 'messageExpression'],
    ],
    [
      'a message about who may do what',
      { validations: [{ expression: 'true', messageExpression: "authorizer.path('/').check('get').reason()" }] },
      ['spec', 'validations', 0, 'messageExpression'],
    ],
    [
      'an annotation that is neither text nor null',
      { annotations: [{ key: 'k', valueExpression: '1' }] },
      ['spec', 'annotations', 0, 'valueExpression'],
    ],
    ['no expression at all', { validations: [{}] }, ['spec', 'validations', 0, 'expression']],
  ])('is not understood: %s', (_, lists, steps) => {
    expect(compiled(lists)).toMatchObject({ problems: [{ steps }] });
  });

  test('is compiled in time, however many variables there are', () => {
    const last = 'variables.n1999 == 1999';
    const variables = Array.from({ length: 2_000 }, (_, index) => ({ name: `n${index}`, expression: String(index) }));
    const start = performance.now();
    expect(compiled({ variables, validations: [{ expression: last }] })).toHaveProperty('program');
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
