import { tests } from '@bufbuild/cel-spec/testdata/conformance.js';
import { describe, expect, test } from 'vitest';
import { Checker } from '../../../../src/domain/cel/check/check.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { nameOf } from '../../../../src/domain/cel/type.ts';
import { exceptions, isException } from './conformance/exceptions.ts';
import { environmentOfCase, judged, wanted } from './conformance/judge.ts';
import { casesOf, isAboutProtobuf } from './conformance/suite.ts';
import type { Case } from './conformance/suite.ts';
import { agrees } from './conformance/type.ts';

const all = casesOf(tests);
const ours = all.filter((one) => !isAboutProtobuf(one.case));
const kept = ours.filter((one) => !isException(one.case.name));

function comesOut(one: Case): boolean {
  const [want, got] = [wanted(one), judged(one)];
  // A map has no order.
  return want === 'error' ? got.startsWith('error: ') : sorted(got) === sorted(want);
}

function sorted(text: string): string {
  return text.startsWith('{') ? Array.from(text).toSorted().join('') : text;
}

describe(`cel-spec's conformance data: ${kept.length} cases of ${all.length}`, () => {
  test('Every value, and every error, is the one that is wanted', () => {
    const wrong = kept.filter((one) => !comesOut(one.case));
    expect(wrong.map((one) => `${one.case.name}: ${one.case.expr} gives ${judged(one.case)}`)).toEqual([]);
  });

  test('What is left out is counted', () => {
    expect([all.length, all.length - ours.length, ours.length - kept.length]).toEqual([2344, 693, 36]);
  });

  test.each(exceptions.flatMap(({ why, cases }) => cases.map((name) => ({ name, why }))))(
    '$name is an exception still: $why',
    ({ name }) => {
      const excepted = ours.filter((one) => one.case.name.startsWith(name));
      expect(excepted.some((one) => !comesOut(one.case))).toBe(true);
    },
  );
});

test('The checker finds the types that cel-go finds, or knows less', () => {
  const typed = kept.filter((one) => one.type !== undefined && one.case.disableCheck !== true);
  const wrong = typed.flatMap(({ case: one, type = '' }) => {
    const parsed = parse(one.expr);
    const found = parsed.ok ? nameOf(new Checker(environmentOfCase(one)).typeOf(parsed.expression, null)) : 'nothing';
    return agrees(found, type) ? [] : [`${one.expr} is ${found} here and ${type} there`];
  });
  expect(typed.length).toBeGreaterThan(1200);
  expect(wrong).toEqual([]);
});
