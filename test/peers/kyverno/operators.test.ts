import { beforeAll, expect, test } from 'vitest';
import { evaluateCondition } from '../../../src/domain/policy/conditions/evaluateCondition.ts';
import { asDurations } from '../../../src/domain/policy/conditions/duration.ts';
import { kindOf, operators } from '../../../src/domain/policy/conditions/operator.ts';
import { table, type GoFile, type GoObject, type GoValue } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { dataOf, fieldOf, kyvernoFile, rowsOf, textOf } from './tables.ts';

const folder = 'pkg/engine/variables/operator';

/** Tables whose rows are keys and values for one operator, and what they say of a row. */
const tables = [
  [
    'equal',
    'Equals',
    [
      'TestEqualHandler_Evaluate',
      'TestEqualHandler_ValidateValueWithIntPattern',
      'TestEqualHandler_ValidateValueWithFloatPattern',
      'TestEqualHandler_ValidateValueWithBoolPattern',
    ],
    53,
  ],
  ['notequal', 'NotEquals', ['TestNotEqualHandler_Evaluate'], 9],
  [
    'in',
    'In',
    [
      'TestInHandler_Evaluate',
      'TestInHandler_ValidateValueWithStringPattern',
      'TestInHandler_ValidateValueWithStringSetPattern',
      'TestIsIn',
    ],
    33,
  ],
  ['in', 'NotIn', ['TestIsNotIn'], 5],
  ['anynotin', 'AnyNotIn', ['TestAnyNotInHandler_Evaluate'], 23],
  ['allnotin', 'AllNotIn', ['TestAllNotInHandler_Evaluate'], 10],
  [
    'duration',
    'DurationGreaterThan',
    [
      'TestDurationOperatorHandler_Evaluate_GreaterThan',
      'TestDurationOperatorHandler_ValidateValueWithIntPattern',
      'TestDurationOperatorHandler_ValidateValueWithFloatPattern',
      'TestDurationOperatorHandler_ValidateValueWithStringPattern',
    ],
    32,
  ],
  ['duration', 'DurationGreaterThanOrEquals', ['TestDurationOperatorHandler_Evaluate_GreaterThanOrEquals'], 4],
  ['duration', 'DurationLessThan', ['TestDurationOperatorHandler_Evaluate_LessThan'], 4],
  ['duration', 'DurationLessThanOrEquals', ['TestDurationOperatorHandler_Evaluate_LessThanOrEquals'], 4],
] as const;

/** The answer for a row: keys and values stand in it, or in its `args`. */
function holds(row: GoObject, operator: string): boolean | string {
  const cells = 'args' in row ? (row['args'] ?? null) : row;
  const result = evaluateCondition({
    key: dataOf(fieldOf(cells, 'key')),
    operator,
    value: dataOf(fieldOf(cells, 'value')),
  });
  return result.kind === 'decided' ? result.holds : result.kind;
}

describeWithPeers('Operators of conditions of Kyverno', () => {
  const files = new Map<string, GoFile>();
  const fileOf = (name: string): GoFile => files.get(name) ?? { values: {}, functions: {} };

  beforeAll(async () => {
    for (const name of ['equal', 'notequal', 'in', 'anynotin', 'allnotin', 'duration', 'numeric', 'operator', 'utils'])
      files.set(name, await kyvernoFile(`${folder}/${name}_test.go`));
  });

  test.each(tables)('%s_test.go, %s', (name, operator, functions, count) => {
    const rows = rowsOf(fileOf(name), functions);
    // No JSON is a struct without fields.
    const judged = rows.filter((row) => !('$other' in Object(row['key'])));
    const wrong = judged.filter((row) => holds(row, operator) !== (row['expected'] ?? row['want']));
    expect(wrong).toEqual([]);
    expect(judged).toHaveLength(count);
  });

  test('numeric_test.go', () => {
    const rows: readonly unknown[] = table(fileOf('numeric'), 'Test_NumericOperatorHandler_Evaluate', 'tests');
    expect(rows).toHaveLength(19);
    expect(rows.filter((row) => !isRight(row as readonly GoValue[]))).toEqual([]);
  });

  test('What is neither in a value nor not in it', () => {
    const rows = rowsOf(fileOf('in'), ['TestSetExistsInArray', 'TestKeyExistsInArray']);
    expect(rows).toHaveLength(19);
    const wrong = rows.filter((row) => {
      const isIn = row['expectKeyExist'] === true;
      return holds(row, row['notIn'] === true ? 'NotIn' : 'In') !== isIn;
    });
    expect(wrong).toEqual([]);
  });

  test('What counts as a duration', () => {
    const yes = rowsOf(fileOf('operator'), [
      'TestParseDuration_BothStringDurations',
      'TestParseDuration_StringDurationWithNumeric',
    ]);
    const no = rowsOf(fileOf('operator'), ['TestParseDuration_NeitherIsDuration']);
    expect(yes.length + no.length).toBe(13);
    expect(yes.filter((row) => durations(row) === null)).toEqual([]);
    expect(no.filter((row) => durations(row) !== null)).toEqual([]);
  });

  test('Which operators there are', () => {
    const rows = rowsOf(fileOf('utils'), ['TestIsOperatorValid']);
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.filter((row) => operators.has(operatorOf(row['operator'])) !== row['expected'])).toEqual([]);
    expect(['EQUALS', 'equals', 'anyIN'].map(kindOf)).toEqual(['equal', 'equal', 'anyIn']);
  });
});

/** Its struct is written without the names of its fields. */
function isRight([name = null, operator, key = null, value = null, expected]: readonly GoValue[]): boolean {
  return holds({ name, key, value }, textOf(operator)) === expected;
}

function durations({ key, value }: GoObject): unknown {
  return asDurations(dataOf(key), dataOf(value));
}

/** `ConditionOperators["Equals"]`, or the text itself. */
function operatorOf(value: GoValue | undefined): string {
  return typeof value === 'string' ? value : textOf(fieldOf(value, 'key'));
}
