import { expect, test } from 'vitest';
import { notKnown } from '../../../src/domain/missing.ts';
import type { Missing } from '../../../src/domain/missing.ts';

test.each<[readonly Missing[], string]>([
  [[], ''],
  [[{ kind: 'clock', name: '' }], 'Not known: clock.'],
  [
    [
      { kind: 'configMap', name: 'x/settings' },
      { kind: 'random', name: '' },
    ],
    'Not known: configMap "x/settings", random.',
  ],
])('%j', (missing, sentence) => {
  expect(notKnown(missing)).toBe(sentence);
});
