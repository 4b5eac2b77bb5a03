import { describe, expect, test } from 'vitest';
import type { Missing } from '../../../../src/domain/missing.ts';
import { unsaid } from '../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { codeOf, missingWords, sentenceOf } from '../../../../src/domain/policy/say.ts';

const outcome = (more: Partial<Outcome>): Outcome => ({ ...unsaid, outcome: 'pass', action: 'enforce', ...more });
const lacking = (kind: Missing['kind'], name = ''): Partial<Outcome> => ({
  outcome: 'unjudged',
  missing: [{ kind, name }],
});

describe('The code of an outcome', () => {
  test.each<[Partial<Outcome>, string | null]>([
    [{ outcome: 'pass' }, null],
    [{ outcome: 'skip' }, null],
    [{ outcome: 'skip', exception: 'a/b' }, 'policy/excepted'],
    [{ outcome: 'fail' }, 'policy/denied'],
    [{ outcome: 'fail', scored: false }, 'policy/audited'],
    [{ outcome: 'fail', action: 'audit' }, 'policy/audited'],
    [{ outcome: 'fail', action: 'warn' }, 'policy/audited'],
    [{ outcome: 'error' }, 'policy/error'],
    [{ outcome: 'error', isStopped: true }, 'policy/unjudged'],
    [lacking('image'), 'policy/unjudged'],
    [lacking('mutation'), null],
  ])('%j is %s', (more, code) => {
    expect(codeOf(outcome(more))).toBe(code);
  });
});

describe('The sentence of an outcome', () => {
  test.each<[Partial<Outcome>, string]>([
    [{ outcome: 'fail', message: 'No.' }, 'Policy "p" refuses this Pod: No.'],
    [{ outcome: 'fail', message: 'no', rule: 'r' }, 'Policy "p" (rule: r) refuses this Pod: no.'],
    [{ outcome: 'fail', action: 'audit', message: 'No.' }, 'Policy "p" audits this Pod: No.'],
    [{ outcome: 'fail', action: 'warn', message: 'No.' }, 'Policy "p" warns about this Pod: No.'],
    [{ outcome: 'fail' }, 'Policy "p" refuses this Pod: it says no more.'],
    [{ outcome: 'fail', message: 'No.', assumptions: ['A is so.'] }, 'Policy "p" refuses this Pod: No.'],
    [{ outcome: 'error', message: 'error: no' }, 'Policy "p" can\'t be evaluated on this Pod: error: no.'],
    [
      { outcome: 'error', isStopped: true, message: 'Too long.' },
      'Policy "p" is not judged for this Pod: it takes more than one evaluation may.',
    ],
    [lacking('configMap', 'a/b'), 'Policy "p" is not judged for this Pod: it needs the ConfigMap "a/b".'],
    [
      { outcome: 'skip', exception: 'a/b' },
      'Policy "p" is not asked about this Pod: PolicyException "a/b" exempts it.',
    ],
  ])('%j', (more, sentence) => {
    expect(sentenceOf(outcome(more), { kind: 'ValidatingPolicy', name: 'p' }, 'Pod')).toBe(sentence);
  });
});

test('A Namespace speaks for itself', () => {
  const said = outcome({ outcome: 'fail', action: 'warn', rule: 'warn', message: 'would violate it' });
  expect(sentenceOf(said, { kind: 'Namespace', name: 'n' }, 'Pod')).toBe(
    'Namespace "n" warns about this Pod: would violate it.',
  );
});

test('What there is only one of has no name', () => {
  expect([missingWords({ kind: 'clock', name: 'x' }), missingWords({ kind: 'image', name: 'a' })]).toEqual([
    'the time',
    'data of the image "a"',
  ]);
});
