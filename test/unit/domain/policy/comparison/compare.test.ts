import { expect, test } from 'vitest';
import type { Answer } from '../../../../../src/domain/policy/comparison/answer.ts';
import { compareAnswers } from '../../../../../src/domain/policy/comparison/compare.ts';

const object = { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'web' };
const answer = (result: Answer['result'], part: Partial<Answer> = {}): Answer => ({
  policy: 'p',
  rule: 'r',
  object,
  result,
  message: '',
  ...part,
});

interface Row {
  readonly ours: readonly Answer[];
  readonly theirs: readonly Answer[];
  readonly compared: number;
  readonly differ: number;
  readonly unjudged?: number;
  readonly isSilent?: boolean;
}

const other = { object: { ...object, namespace: null } };

test.each<[string, Row]>([
  ['nothing', { ours: [], theirs: [], compared: 0, differ: 0 }],
  ['the same', { ours: [answer('fail')], theirs: [answer('fail', { message: 'x' })], compared: 1, differ: 0 }],
  ['another result', { ours: [answer('pass')], theirs: [answer('fail')], compared: 1, differ: 1 }],
  ['another rule', { ours: [answer('pass')], theirs: [answer('pass', { rule: 's' })], compared: 2, differ: 2 }],
  ['another object', { ours: [answer('pass')], theirs: [answer('pass', other)], compared: 2, differ: 2 }],
  ['silence of one', { ours: [answer('pass')], theirs: [], compared: 1, differ: 1, isSilent: true }],
  ['the same twice', { ours: [answer('pass'), answer('pass')], theirs: [answer('pass')], compared: 1, differ: 0 }],
  ['one of two', { ours: [answer('pass'), answer('fail')], theirs: [answer('fail')], compared: 1, differ: 1 }],
  ['no verdict here', { ours: [answer('unjudged')], theirs: [answer('error')], compared: 0, differ: 0, unjudged: 1 }],
])('%s', (_, { ours, theirs, compared, differ, unjudged = 0, isSilent = false }) => {
  const result = compareAnswers({ policy: 'p', answers: ours }, theirs);
  expect({ ...result, differences: result.differences.length }).toEqual({
    compared,
    differences: differ,
    isSilent,
    unjudged,
  });
});

test('A difference has both sides', () => {
  const [ours, theirs] = [[answer('pass')], [answer('fail')]];
  const { differences } = compareAnswers({ policy: 'p', answers: ours }, theirs);
  expect(differences).toEqual([{ policy: 'p', rule: 'r', object, ours, theirs }]);
});
