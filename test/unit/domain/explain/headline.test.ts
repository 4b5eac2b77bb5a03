import { expect, test } from 'vitest';
import type { Cause } from '../../../../src/domain/explain/explanation.ts';
import { headline } from '../../../../src/domain/explain/headline.ts';

function cause(name: string, short: string): Cause {
  const of = { apiVersion: 'apps/v1', kind: 'DaemonSet', namespace: 'longhorn-system', name };
  return { of, object: of, pointer: '', sentence: '', short, since: null, weight: 'broken', more: 0 };
}

const cases: readonly (readonly [rule: string, causes: readonly Cause[], expected: string | null])[] = [
  ['nothing found', [], null],
  ['one cause', [cause('longhorn-manager', 'CrashLoopBackOff, exit 1')], 'longhorn-manager: CrashLoopBackOff, exit 1'],
  ['several of one culprit', [cause('a', 'x'), cause('a', 'y')], 'a: x'],
  ['further culprits', [cause('a', 'x'), cause('b', 'y'), cause('b', 'z'), cause('c', 'z')], 'a: x +2'],
  ['a name that is hostile', [cause('a\u202e\nb', 'x')], 'a\\u{202e} b: x'],
];

test.each(cases)('The headline for %s', (_rule, causes, expected) => {
  expect(headline({ causes, unseen: [] })).toBe(expected);
});
