import { expect, test } from 'vitest';
import { isScored } from '../../../../src/domain/policy/scored.ts';

test.each<[string, object, boolean]>([
  ['nothing', {}, true],
  ['true', { annotations: { 'policies.kyverno.io/scored': 'true' } }, true],
  ['false', { annotations: { 'policies.kyverno.io/scored': 'false' } }, false],
])('Failures count with an annotation that says %s', (_, metadata, scored) => {
  expect(isScored({ kind: 'ValidatingPolicy', metadata })).toBe(scored);
});
