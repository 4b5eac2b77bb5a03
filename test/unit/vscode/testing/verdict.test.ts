import { expect, test, vi } from 'vitest';
import type { TestMessage, Uri } from 'vscode';
import type { PolicyTestAnswer } from '../../../../src/domain/policy/suite/told.ts';
import { problemAt, verdictOf } from '../../../../src/vscode/testing/verdict.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const uri = { path: '/repo/kyverno-test.yaml' } as Uri;
const place = { start: { line: 6, column: 4 }, end: { line: 6, column: 7 } };
const range = { start: { line: 6, character: 4 }, end: { line: 6, character: 7 } };

const good: PolicyTestAnswer = { resource: 'x/a', expected: 'pass', actual: 'pass', ok: true, message: 'success' };
const refused: PolicyTestAnswer = { resource: 'x/b', expected: 'pass', actual: 'fail', ok: false, message: 'No.' };
const silent: PolicyTestAnswer = { ...refused, actual: 'none', message: 'No rule is about the object.' };
const unknown: PolicyTestAnswer = { ...refused, actual: 'unjudged', message: 'Not known: clock.' };

function told({ message, expectedOutput, actualOutput }: TestMessage): readonly unknown[] {
  return [message, expectedOutput, actualOutput];
}

test.each<[string, readonly PolicyTestAnswer[], string, readonly (readonly unknown[])[]]>([
  ['as expected', [good], 'passed', []],
  ['wrong', [refused], 'failed', [['expected pass, got fail', 'pass', 'fail\nNo.']]],
  [
    'wrong, with nothing to say',
    [{ ...refused, message: '' }],
    'failed',
    [['expected pass, got fail', 'pass', 'fail']],
  ],
  [
    'answered by no rule',
    [silent],
    'failed',
    [['expected pass, got none\nNo rule is about the object.', undefined, undefined]],
  ],
  ['not judged', [unknown], 'errored', [['not judged: Not known: clock.', undefined, undefined]]],
  ['wrong for one of several', [good, refused], 'failed', [['x/b: expected pass, got fail', 'pass', 'fail\nNo.']]],
  [
    'wrong for one, and not judged for another',
    [unknown, refused],
    'failed',
    [
      ['x/b: not judged: Not known: clock.', undefined, undefined],
      ['x/b: expected pass, got fail', 'pass', 'fail\nNo.'],
    ],
  ],
])('A row that is %s', (_, answers, state, messages) => {
  const verdict = verdictOf({ id: 'a', place, answers }, uri);
  expect(verdict.state).toBe(state);
  expect(verdict.messages.map(told)).toEqual(messages);
  expect(verdict.messages.map(({ location }) => location)).toEqual(messages.map(() => ({ uri, range })));
});

test('What is wrong with a file stands where it begins', () => {
  expect(problemAt("It can't be read.", uri)).toMatchObject({
    message: "It can't be read.",
    location: { uri, range: { line: 0, character: 0 } },
  });
});
