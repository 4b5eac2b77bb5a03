import { describe, expect, test } from 'vitest';
import { judgeOutput } from '../../../../src/domain/phases/output.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';
import { noon } from './greenWorld.ts';

const words = {
  passed: 'all is well',
  noJson: 'no JSON',
  notWanted: 'not as wanted',
  notExpected: 'The answer is not as expected',
};
const git = { branch: 'main', head: 'abc', upstream: null, ahead: 0, behind: 0, dirty: false, files: [] };

/** What is made of a text, by the expectation and the message of a check. */
function judged(text: string, wanted: string | null, message: string | null = null, own: object = {}) {
  const spec = platformOf([checkSpec('one', { kind: 'command', run: "['tool']" }, { expect: wanted, message })]);
  const [check] = planOf(spec).phases[0]?.checks ?? [];
  if (check === undefined) throw new Error('There is no check');
  return judgeOutput(check, { text, own: { ...own } }, words, spec, { git, now: noon });
}

const passed = (message: string) => ({ state: 'passed', message, reason: null });
const failed = (message: string, reason: string | null = null) => ({ state: 'failed', message, reason });

test.each<[string, string, string | null, string | null, string]>([
  ['that expects nothing', 'whatever', null, null, 'all is well'],
  ['that expects nothing and tells it', '{"a":1}', null, "'a is ' + string(json.a)", 'a is 1'],
  ['of JSON', '{"a":1}', 'json.a == 1', null, 'all is well'],
  ['of a text', 'a\nb\n', "text.contains('b')", null, 'all is well'],
  ['of the text of JSON', '{"a":1}', `text == '{"a":1}'`, null, 'all is well'],
  [
    'of what Git and the platform say',
    '{"head":"abc"}',
    'json.head == git.head && platform.releasedPhase == 1',
    null,
    'all is well',
  ],
  ['of the time', '', "now < timestamp('2026-11-27T00:00:00Z')", null, 'all is well'],
  ['with a message in many lines', 'x', null, String.raw`'a\n  b'`, 'a b'],
  ['with a message that says nothing', 'x', null, "' '", 'all is well'],
  ['with a message that can not be worked out', 'x', null, 'json.a.b', 'all is well'],
  ['with a message that is no text', 'x', null, '1', 'all is well'],
  ['with a message that nobody can read', 'x', null, '1 +', 'all is well'],
])('A check passes %s', (_, text, expectation, message, told) => {
  expect(judged(text, expectation, message)).toEqual(passed(told));
});

test('A message has the length of a row', () => {
  expect(judged('x'.repeat(1000), null, 'text').message).toBe(`${'x'.repeat(199)}…`);
});

describe('A check fails', () => {
  test.each<[string, string, string, string | null, ReturnType<typeof failed>]>([
    ['by a field', '{"a":1}', 'json.a == 2', null, failed('a is 1')],
    ['by a field in a list', '{"l":[{"ok":true},{"ok":false}]}', 'json.l.all(e, e.ok)', null, failed('ok is false')],
    [
      'by a field that is missing',
      '{}',
      'json.a == 2',
      null,
      failed('a is missing', 'The answer is not as expected: "a" is not there.'),
    ],
    ['by what is no JSON', '<html>', 'json != null', null, failed('no JSON')],
    ['by its text', 'b', "text == 'a'", null, failed('no JSON')],
    ['by the text of JSON', '{}', "text == 'a'", null, failed('not as wanted')],
    ['by what it says itself', 'b', "text == 'a'", "'it is ' + text", failed('it is b')],
    ['by what it says of itself', '{"a":1}', 'json.a == 2', "'too few'", failed('too few')],
    ['by both', '{"l":["b"]}', "['a'].all(e, e in json.l)", "'b'", failed('b; a is missing')],
    // Which commit is the newest is no fault of who answered.
    ['by what is not in the answer', '{"a":1}', "git.head == 'other'", null, failed('not as wanted')],
  ])('%s', (_, text, expectation, message, outcome) => {
    expect(judged(text, expectation, message)).toEqual(outcome);
  });
});

test.each<[string, string, string, string]>([
  ['an expectation that nobody can read', '{}', 'json.a ==', ''],
  ['one that is no condition', '{"a":1}', 'json.a', 'The result is no condition.'],
  ['one that means something else', '{"a":"x"}', 'int(json.a) > 1', ''],
])('Nothing is known by %s', (_, text, expectation, reason) => {
  const of = judged(text, expectation, "'it is so'");
  expect(of).toMatchObject({ state: 'unknown', message: "the expectation can't be worked out" });
  expect(of.reason).not.toBe(null);
  expect(of.reason).toContain(reason);
});

test('Expressions can name who said it, and nobody hides what all have', () => {
  const host = { name: 'homelab' };
  expect(judged('homelab', 'text == host.name', 'host.name', { host })).toEqual(passed('homelab'));
  const own = { platform: { releasedPhase: 9 }, json: 'own', text: 'own' };
  expect(judged('said', "platform.releasedPhase == 1 && text == 'said'", null, own)).toEqual(passed('all is well'));
});

test.each(['', 'null', '{', '{"__proto__":{"a":2}}', '{"constructor":{"a":2}}', '['.repeat(100_000)])(
  'An answer is data, whatever it is: %.30s',
  (text) => {
    expect(judged(text, 'json.a == 2', 'json.toString')).toMatchObject({ state: 'failed' });
  },
);
