import { describe, expect, test } from 'vitest';
import {
  changeTo,
  compareFindings,
  findingOf,
  grantedWords,
  isSameSource,
  spelledOut,
} from '../../../src/domain/finding.ts';
import type { Finding, SaidBy } from '../../../src/domain/finding.ts';

describe('findingOf', () => {
  test('A finding has the severity of its code, and says nothing more than it is told', () => {
    expect(findingOf('schema/unknown-kind', 'It is unknown.', { start: 1, end: 2 })).toEqual({
      code: 'schema/unknown-kind',
      severity: 'hint',
      message: 'It is unknown.',
      range: { start: 1, end: 2 },
      document: 0,
      item: null,
      pointer: '',
      property: null,
      related: [],
      fixes: [],
    });
  });

  test('What is told besides counts', () => {
    const more = { severity: 'error', item: 2, pointer: '/kind' } as const;
    expect(findingOf('schema/unknown-kind', 'It is unknown.', { start: 1, end: 2 }, more)).toMatchObject(more);
  });

  test('A range is copied without what else a node has', () => {
    const node = { start: 1, end: 2, type: 'scalar' };
    expect(findingOf('schema/type', 'No.', node).range).toEqual({ start: 1, end: 2 });
  });
});

test('What was taken for granted is told apart, or all in one', () => {
  const plain = findingOf('policy/denied', 'No.', { start: 1, end: 2 });
  const granting = { ...plain, granted: ['A is so.', 'B is so.'] };
  expect([plain, granting].map(grantedWords)).toEqual([null, 'Taken for granted: A is so. B is so.']);
  expect([plain, granting].map((one) => spelledOut(one).message)).toEqual([
    'No.',
    'No. Taken for granted: A is so. B is so.',
  ]);
});

describe('compareFindings', () => {
  const finding = (start: number, end: number, code: Finding['code'], message: string): Finding =>
    findingOf(code, message, { start, end });
  const ordered: readonly Finding[] = [
    finding(1, 5, 'yaml/syntax', 'z'),
    finding(2, 3, 'yaml/syntax', 'z'),
    finding(2, 4, 'schema/enum', 'z'),
    finding(2, 4, 'schema/type', 'a'),
    finding(2, 4, 'schema/type', 'b'),
    finding(10, 11, 'schema/enum', 'a'),
  ];

  test('Findings stand in the order of start, end, code and message', () => {
    for (const [index, one] of ordered.entries()) {
      const others = [...ordered.entries()].filter(([other]) => other !== index);
      for (const [other, two] of others) expect(Math.sign(compareFindings(one, two))).toBe(Math.sign(index - other));
    }
  });

  test('However they came, they are printed in the same order', () => {
    for (let turn = 0; turn < ordered.length; turn++) {
      const turned = [...ordered.slice(turn), ...ordered.slice(0, turn)];
      expect(turned.toSorted(compareFindings)).toEqual(ordered);
    }
  });
});

describe('isSameSource', () => {
  const one: SaidBy = { file: '/p.yaml', document: 0, item: null, rule: 'a', validation: 1 };

  test.each<[Partial<SaidBy>, boolean]>([
    [{}, true],
    [{ file: '/q.yaml' }, false],
    [{ document: 1 }, false],
    [{ item: 0 }, false],
    [{ rule: 'b' }, false],
    [{ validation: null }, false],
  ])('with %j it is %s', (more, wanted) => {
    expect(isSameSource(one, { ...one, ...more })).toBe(wanted);
  });
});

test('What was most likely meant is written as it has to be written there', () => {
  const range = { start: 2, end: 5 };
  expect(changeTo('spec', range)).toEqual({
    title: 'Change to "spec"',
    preferred: true,
    edits: [{ range, newText: 'spec' }],
  });
  expect(changeTo('on', range, "'on'")).toMatchObject({ title: 'Change to "on"', edits: [{ newText: "'on'" }] });
});
