import { expect, test } from 'vitest';
import { annotationOf } from '../../../../src/domain/argocd/annotation.ts';
import { object } from './fixtures.ts';

test('An annotation is read by its short name', () => {
  expect(annotationOf(object('a'), 'wave')).toBe('-1');
  expect(annotationOf(object('a'), 'skip')).toBe('');
  expect(annotationOf(null, 'wave')).toBe('');
});
