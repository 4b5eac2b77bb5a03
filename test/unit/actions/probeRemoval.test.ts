import { describe, expect, test } from 'vitest';
import { lastSignal, removeJob, removeLeftovers } from '../../../src/actions/probeRemoval.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { ended, jobKind, place, probing } from './probing.ts';

const never = new AbortController().signal;
const stopped = AbortSignal.abort(new Error('enough'));
const now = Date.parse('2026-01-01T12:00:00Z');
const ours = { 'app.kubernetes.io/managed-by': 'slipway' };

describe('A Job is taken away', () => {
  const there = () => {
    const { cluster, job } = probing();
    cluster.put({ ...jobKind, metadata: { ...place, uid: 'u' } });
    return { cluster, job };
  };

  test.each([
    ['as a rule', never],
    ['when nobody waits for it any more', stopped],
  ])('%s', async (_, signal) => {
    const { cluster, job } = there();
    expect(await removeJob(cluster, place, 'u', signal)).toBeNull();
    expect(job()).toBeNull();
    expect(await removeJob(cluster, place, 'u', signal)).toBeNull();
  });

  test('by its uid: one that has its name stays, and is none that is left', async () => {
    const { cluster, job } = there();
    expect(await removeJob(cluster, place, 'other', never)).toBeNull();
    expect(job()?.metadata.uid).toBe('u');
  });

  test('or told why not', async () => {
    const { cluster, job } = there();
    cluster.fail('remove', failureOf('forbidden', 'No right.'));
    expect(await removeJob(cluster, place, 'u', never)).toEqual({ ...place, known: true, why: 'No right.' });
    expect(job()?.metadata.uid).toBe('u');
  });

  test('or its error is one of ours', async () => {
    const { cluster } = there();
    cluster.writes.remove = () => Promise.reject(new TypeError('a bug'));
    await expect(removeJob(cluster, place, 'u', never)).rejects.toThrow('a bug');
  });
});

test('What is done after a probe has its own signal', () => {
  expect(lastSignal(stopped).aborted).toBe(false);
});

describe('What earlier runs have left', () => {
  const condition = (at: string, type: 'Complete' | 'Failed' = 'Complete') => ended(type, { lastTransitionTime: at });
  const at = (creationTimestamp: string, more: object = {}) => ({ creationTimestamp, labels: ours, ...more });

  test.each<[string, object, object, boolean]>([
    ['that has ended a while ago goes', at('2026-01-01T11:00:00Z'), condition('2026-01-01T11:54:00Z'), true],
    ['that has failed then goes', at('2026-01-01T11:00:00Z'), condition('2026-01-01T11:54:00Z', 'Failed'), true],
    ['whose log may be read at the moment stays', at('2026-01-01T11:00:00Z'), condition('2026-01-01T11:56:00Z'), false],
    ['that has ended and does not say when goes by its beginning', at('2026-01-01T11:54:00Z'), ended('Complete'), true],
    ['that is at work stays', at('2026-01-01T00:00:00Z'), {}, false],
    ['that is at work for more than a day goes', at('2025-12-31T11:00:00Z'), {}, true],
    [
      'that is being deleted stays',
      at('2025-12-30T00:00:00Z', { deletionTimestamp: '2025-12-30T00:00:00Z' }),
      ended('Complete'),
      false,
    ],
    ['of somebody else stays', { creationTimestamp: '2025-12-30T00:00:00Z' }, ended('Complete'), false],
    ['of a name that is run now stays', at('2025-12-30T00:00:00Z', { name: 'now' }), ended('Complete'), false],
  ])('%s', async (_, metadata, more, goes) => {
    const { cluster, job } = probing();
    const all = { name: 'old', namespace: 'slipway-probe', uid: 'u', ...metadata };
    cluster.put({ ...jobKind, metadata: all, ...more });
    expect(await removeLeftovers(cluster, new Set(['now']), now, never)).toEqual([]);
    expect(job(all.name) === null).toBe(goes);
  });

  test('is told where it stays', async () => {
    const { cluster } = probing();
    const metadata = { name: 'old', namespace: 'slipway-probe', uid: 'u', ...at('2025-12-30T00:00:00Z') };
    cluster.put({ ...jobKind, metadata, ...ended('Complete') });
    cluster.fail('remove', failureOf('refused', 'No.'));
    expect(await removeLeftovers(cluster, new Set(), now, never)).toEqual([
      { namespace: 'slipway-probe', name: 'old', known: true, why: 'No.' },
    ]);
  });

  test('is not found by who may not look', async () => {
    const { cluster } = probing();
    cluster.fail('list', failureOf('forbidden', 'No right.'));
    expect(await removeLeftovers(cluster, new Set(), now, never)).toEqual([]);
  });
});
