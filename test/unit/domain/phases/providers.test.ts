import { expect, test } from 'vitest';
import { kindIsMissing } from '../../../../src/domain/phases/providers.ts';

test.each([
  ['policies.kyverno.io/v1', 'ValidatingPolicy', 'The cluster has no ValidatingPolicy yet: it comes with Kyverno.'],
  ['example.com/v1', 'Boat', 'The cluster has no Boat of example.com/v1.'],
  ['v1', 'Boat', 'The cluster has no Boat of v1.'],
  ['constructor/v1', 'Boat', 'The cluster has no Boat of constructor/v1.'],
])('%s %s', (apiVersion, kind, sentence) => {
  expect(kindIsMissing(apiVersion, kind)).toBe(sentence);
});
