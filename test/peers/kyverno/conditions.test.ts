import { beforeAll, expect, test } from 'vitest';
import { evaluateConditions } from '../../../src/domain/policy/conditions/evaluateConditions.ts';
import { table, type GoFile } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { dataOf, fieldOf, isList, kyvernoFile, textOf } from './tables.ts';

describeWithPeers('Conditions of Kyverno', () => {
  let file = {} as GoFile;

  beforeAll(async () => {
    file = await kyvernoFile('pkg/engine/variables/evaluate_test.go');
  });

  test('Every row of TestEvaluate', () => {
    const rows: readonly unknown[] = table(file, 'TestEvaluate', 'testCases');
    expect(rows).toHaveLength(336);
    const wrong = rows.filter((row) => {
      const [condition = null, wanted] = isList(row as []) ? (row as never[]) : [];
      const written = {
        key: dataOf(fieldOf(condition, 'RawKey')),
        operator: textOf(fieldOf(fieldOf(condition, 'Operator'), 'key')),
        value: dataOf(fieldOf(condition, 'RawValue')),
      };
      const result = evaluateConditions([written], (value) => ({ value }));
      return result.kind !== 'decided' || result.holds !== wanted;
    });
    expect(wrong).toEqual([]);
  });
});
