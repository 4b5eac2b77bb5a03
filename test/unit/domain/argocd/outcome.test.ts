import { expect, test } from 'vitest';
import { outcomeOf } from '../../../../src/domain/argocd/outcome.ts';
import { minutesAgo, now, object, operationState, resource } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

const mine = { sync: {}, info: [{ name: 'Request', value: 'mine' }] };
const other = { sync: {}, info: [{ name: 'Request', value: 'other' }] };
const begins = 'sync waits for Argo CD to begin';

/** The Application whose operation is in a phase, `minutes` before now. */
function at(phase: string, operation: unknown, minutes: number, more: Record<string, unknown> = {}): Parts {
  const isOver = ['Succeeded', 'Failed', 'Error'].includes(phase);
  return {
    operation: isOver ? undefined : operation,
    status: {
      operationState: operationState(phase, { operation, startedAt: minutesAgo(minutes), message: 'said', ...more }),
    },
  };
}

test.each<[string, Parts, string, string]>([
  ['not yet seen', {}, 'running', begins],
  ['not yet begun', { operation: mine }, 'running', begins],
  ['runs', at('Running', mine, 0), 'running', 'sync runs: said'],
  [
    'is tried again',
    at('Running', mine, 0, { finishedAt: minutesAgo(0), retryCount: 1 }),
    'running',
    'sync fails and is tried again, attempt 1: said',
  ],
  ['is being terminated', at('Terminating', mine, 0), 'running', 'sync is being terminated'],
  ['is done', at('Succeeded', mine, 0), 'done', 'said'],
  ['is done, by a cluster whose clock is far behind', at('Succeeded', mine, 90), 'done', 'said'],
  ['failed', at('Failed', mine, 0), 'failed', 'sync fails: said'],
  ['broke', at('Error', mine, 0), 'failed', 'sync fails: said'],
  ['is hidden by one from before', at('Failed', other, 5), 'running', begins],
  ['was replaced', at('Succeeded', other, -5), 'failed', 'another operation took its place before its result was seen'],
])('A request with an id: %s', (_, parts, state, message) => {
  expect(outcomeOf(object('a', parts), { at: now, id: 'mine' })).toMatchObject({ state, message });
});

test.each<[string, Parts, string]>([
  ['not yet seen', at('Succeeded', {}, 5), 'running'],
  ['not yet begun', { operation: {} }, 'running'],
  ['runs', at('Running', {}, 0), 'running'],
  ['is done', at('Succeeded', {}, -1), 'done'],
  ['failed', at('Failed', {}, 0), 'failed'],
  ['began at no time', at('Succeeded', {}, 0, { startedAt: undefined }), 'running'],
  ['never was', { status: { operationState: undefined } }, 'running'],
])('A request without an id: %s', (_, parts, state) => {
  expect(outcomeOf(object('a', parts), { at: new Date(now.getTime() + 999), id: null }).state).toBe(state);
});

test('What it failed at is told', () => {
  const resources = [
    resource('Pod', 'a', { status: 'SyncFailed', message: 'denied' }),
    resource('Job', 'b', { hookPhase: 'Failed', message: 'exit 1' }),
  ];
  const { message, failed } = outcomeOf(object('a', at('Failed', mine, 0, { syncResult: { resources } })), {
    at: now,
    id: 'mine',
  });
  expect(message).toBe('sync fails at Pod a and 1 more: denied');
  expect([failed.count, failed.shown.map((one) => [one.name, one.message])]).toEqual([
    2,
    [
      ['a', 'denied'],
      ['b', 'exit 1'],
    ],
  ]);
});
