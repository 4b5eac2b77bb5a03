import { expect, test } from 'vitest';
import { failureOf, nameOfRight, sentenceOf } from '../../../../src/domain/kubernetes/failure.ts';

test.each([
  [{ verb: 'list', group: '', resource: 'pods', namespace: null }, 'list pods'],
  [
    { verb: 'watch', group: 'apps', resource: 'deployments', namespace: 'web' },
    'watch deployments.apps in namespace "web"',
  ],
  [{ verb: 'get', group: '', resource: '/version', namespace: null }, 'get /version'],
] as const)('%j is told as "%s"', (right, name) => {
  expect(nameOfRight(right)).toBe(name);
});

test('What is not known of a failure is null', () => {
  expect(failureOf('reset', 'No.')).toEqual({
    code: 'reset',
    message: 'No.',
    remedy: null,
    right: null,
    retryAfter: null,
  });
  expect(failureOf('reset', 'No.', { remedy: 'Wait.' }).remedy).toBe('Wait.');
});

test.each([
  ['It is so.', null, 'It is so.'],
  ['It is so.', 'Do this.', 'It is so. Do this.'],
  ['It is so', 'Do this.', 'It is so. Do this.'],
])('A failure "%s" with the remedy "%s" is told as "%s"', (message, remedy, sentence) => {
  expect(sentenceOf(failureOf('server', message, { remedy }))).toBe(sentence);
});
