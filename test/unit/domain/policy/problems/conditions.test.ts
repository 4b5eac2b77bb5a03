import { describe, expect, test } from 'vitest';
import { conditionProblems, exceptionConditions } from '../../../../../src/domain/policy/problems/conditions.ts';
import { ruleOf, told } from './told.ts';

const all = (...conditions: readonly object[]): object => ({ all: conditions });
const plain = { key: 'a', operator: 'Equals', value: 'b' };
const wrong = { ...plain, operator: 'Equls' };
const no = 'There is no operator "Equls"; did you mean "Equals"?';
const operation = (value: unknown): object => ({
  preconditions: all({ key: '{{request.operation }}', operator: 'Equals', value }),
});
const none = 'is no operation; there are CREATE, UPDATE, DELETE and CONNECT.';

describe('conditions', () => {
  test.each<[string, object, readonly string[]]>([
    ['that are right', { preconditions: all(plain), validate: { deny: { conditions: [plain] } } }, []],
    [
      'wherever they stand',
      {
        preconditions: { any: [wrong] },
        validate: {
          deny: { conditions: [wrong] },
          foreach: [{ preconditions: all(wrong), deny: { conditions: all(wrong) } }],
        },
        mutate: { targets: [{ preconditions: [wrong] }] },
        verifyImages: [{ attestations: [{ conditions: [all(wrong)] }] }],
      },
      [
        `error condition preconditions.any.0.operator: ${no}`,
        `error condition validate.deny.conditions.0.operator: ${no}`,
        `error condition validate.foreach.0.preconditions.all.0.operator: ${no}`,
        `error condition mutate.targets.0.preconditions.0.operator: ${no}`,
        `error condition validate.foreach.0.deny.conditions.all.0.operator: ${no}`,
        `error condition verifyImages.0.attestations.0.conditions.0.all.0.operator: ${no}`,
      ],
    ],
    [
      'in another case',
      { preconditions: all({ ...plain, operator: 'anyin' }) },
      ['error condition preconditions.all.0.operator: There is no operator "anyin"; did you mean "AnyIn"?'],
    ],
    [
      'that will end',
      { preconditions: all({ ...plain, operator: 'NotIn' }, { ...plain, operator: 'DurationLessThan' }) },
      [
        'hint deprecated preconditions.all.0.operator: Operator "NotIn" is deprecated; "AllNotIn" or "AnyNotIn" takes its place.',
        'hint deprecated preconditions.all.1.operator: Operator "DurationLessThan" is deprecated; "LessThan" takes its place.',
      ],
    ],
    [
      'with less than all',
      {
        preconditions: all({ key: 'a', operator: 'Equals' }),
        validate: { deny: { conditions: { any: [{ operator: 'Equals', key: null }] } } },
      },
      [
        'error condition preconditions.all.0: A condition wants key, operator and value; there is no "value".',
        'error condition validate.deny.conditions.any.0: A condition wants key, operator and value; there is no "key".',
      ],
    ],
    ['about operations', operation(['CREATE', 'UPDATE']), []],
    ['about an operation that comes from elsewhere', operation('{{ x.data.operation }}'), []],
    ['about no operation', operation('create'), [`error condition preconditions.all.0.value: "create" ${none}`]],
    ['about a number', operation(3n), [`error condition preconditions.all.0.value: 3 ${none}`]],
    ['about a map', operation({}), [`error condition preconditions.all.0.value: This ${none}`]],
    [
      'about one among others',
      operation(['CREATE', 'PATCH']),
      [`error condition preconditions.all.0.value.1: "PATCH" ${none}`],
    ],
    ['that are none', { preconditions: 'a', validate: { deny: { conditions: all('b' as never) } } }, []],
  ])('%s', (_, fields, wanted) => {
    const rule = ruleOf(fields);
    expect(told(conditionProblems(rule), rule)).toEqual(wanted);
  });
});

test('Exceptions have conditions too', () => {
  const exception = { spec: { conditions: { any: [wrong] } } };
  expect(told(exceptionConditions(exception), { value: exception, steps: [] })).toEqual([
    `error condition spec.conditions.any.0.operator: ${no}`,
  ]);
});
