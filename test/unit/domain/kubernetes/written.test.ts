import { expect, test } from 'vitest';
import { done, titleOf } from '../../../../src/domain/kubernetes/written.ts';

test.each([
  ['ConfigMap web/a', { kind: 'ConfigMap', namespace: 'web' }],
  ['Namespace a', { kind: 'Namespace', namespace: null }],
])('What was to be written is called %s', (title, where) => {
  expect(titleOf({ verb: 'create', name: 'a', ...where })).toBe(title);
});

test('Every verb ends a sentence', () => {
  expect(done).toEqual({ create: 'created', apply: 'applied', patch: 'changed', delete: 'deleted' });
});
