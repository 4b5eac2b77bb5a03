import { expect, test } from 'vitest';
import { cause } from '../../../../src/domain/argocd/cause.ts';
import { application, health, operationState } from './fixtures.ts';

/* Most causes are told by `state.test.ts`, with the states that they explain. */

test('What is told of health is told in the words of Argo CD', () => {
  const one = application('a', { status: health('Suspended', { message: 'Rollout\nis paused.' }) });
  expect([cause.suspended(one), cause.healthUnknown(one)]).toEqual(['Rollout is paused', 'Rollout is paused']);
});

test('A condition without a message is its own explanation', () => {
  expect(cause.condition({ type: 'ComparisonError', message: '', since: null })).toBe("can't be compared with Git");
});

test('Names of the language are no known conditions', () => {
  expect(cause.condition({ type: 'constructor', message: 'x', since: null })).toBe('constructor: x');
});

test('A long message does not make a long clause', () => {
  const { operation } = application('a', {
    status: { operationState: operationState('Failed', { message: 'x'.repeat(9_000) }) },
  });
  expect(operation === null ? '' : cause.failed(operation)).toHaveLength('sync fails: '.length + 160);
});
