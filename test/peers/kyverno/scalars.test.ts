import { beforeAll, expect, test } from 'vitest';
import { compares } from '../../../src/domain/policy/pattern/compare.ts';
import { matchesScalar } from '../../../src/domain/policy/pattern/scalar.ts';
import { parseTerm, type TermOperator } from '../../../src/domain/policy/pattern/term.ts';
import { table, type GoFile, type GoValue } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { assertedCall, assertsOf, dataOf, fieldOf, identOf, kyvernoFile, textOf } from './tables.ts';

const operators: Readonly<Record<string, TermOperator>> = {
  Equal: 'equal',
  NotEqual: 'notEqual',
  More: 'more',
  MoreEqual: 'moreOrEqual',
  Less: 'less',
  LessEqual: 'lessOrEqual',
};

const ranges: Readonly<Record<string, string>> = { InRange: 'within', NotInRange: 'outside' };

/** What the functions that Kyverno tests one by one are with us. */
const calls: Readonly<Record<string, (args: readonly GoValue[]) => boolean>> = {
  validateFloatPattern: ([, value, pattern]) => matchesScalar(dataOf(value), Number(pattern)),
  validateStringPattern: ([, value, pattern]) => matchesScalar(dataOf(value), textOf(pattern)),
  validateString: ([, value, pattern, operator]) =>
    compares(dataOf(value), operators[identOf(operator)] ?? 'equal', textOf(pattern), undefined),
};

describeWithPeers('Scalars of patterns of Kyverno', () => {
  let [pattern, operator] = [{}, {}] as [GoFile, GoFile];

  beforeAll(async () => {
    pattern = await kyvernoFile('pkg/engine/pattern/pattern_test.go');
    operator = await kyvernoFile('pkg/engine/operator/operator_test.go');
  });

  test.each([
    ['TestValidate', 37, (args: GoValue) => fieldOf(args, 'pattern')],
    ['Test_validateStringPatterns', 7, (args: GoValue) => fieldOf(args, 'pattern')],
    ['Test_validateNilPattern', 14, () => null],
    ['Test_validateMapPattern', 8, () => ({})],
  ] as const)('%s: %i rows', (name, count, wanted) => {
    const rows = table(pattern, name, 'tests');
    const wrong = rows.filter(({ args = null, want = null }) => {
      return matchesScalar(dataOf(fieldOf(args, 'value')), dataOf(wanted(args))) !== want;
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(count);
  });

  test('Texts are compared as Kyverno compares them', () => {
    const rows = table(pattern, 'Test_compareString', 'tests');
    expect(rows).toHaveLength(17);
    const wrong = rows.filter(({ args, want }) => {
      const how = operators[identOf(fieldOf(args, 'operatorVariable'))] ?? 'less';
      return compares(dataOf(fieldOf(args, 'value')), how, textOf(fieldOf(args, 'pattern')), undefined) !== want;
    });
    expect(wrong).toEqual([]);
  });

  test('Every assert about one value and one pattern holds', () => {
    const asserts = Object.keys(pattern.functions)
      .flatMap((name) => assertsOf(pattern, name))
      .map(({ name, args }) => assertedCall(name, args))
      .filter((one) => one !== null);
    const known = asserts.filter(({ call }) => Object.hasOwn(calls, call));
    const wrong = known.filter(({ call, args, wanted }) => calls[call]?.(args) !== wanted);
    expect(wrong).toEqual([]);
    expect(known).toHaveLength(81);
  });

  test('Operators are told from operands', () => {
    const asserts = Object.keys(operator.functions).flatMap((name) => assertsOf(operator, name));
    const wrong = asserts.filter(({ args: [call, wanted] }) => {
      const [text] = fieldOf(call, 'args') as readonly GoValue[];
      const term = parseTerm(textOf(text));
      const name = identOf(wanted);
      return (term.kind === 'one' ? term.operator : term.kind) !== (operators[name] ?? ranges[name]);
    });
    expect(wrong).toEqual([]);
    expect(asserts).toHaveLength(25);
  });
});
