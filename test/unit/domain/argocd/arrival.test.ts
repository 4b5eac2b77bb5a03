import { describe, expect, test } from 'vitest';
import { isAtRoot, revisionsIn, stuckAt } from '../../../../src/domain/argocd/arrival.ts';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { application, minutesAgo, object, operationState } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

const [now, before] = ['a'.repeat(40), 'b'.repeat(40)];
const repoURL = 'https://git.example/platform.git';

const root = application('root', {
  spec: { sources: undefined, source: { repoURL, path: 'root', targetRevision: 'main' } },
  status: { sync: { status: 'Synced', revision: now } },
});

function synced(...revisions: readonly string[]): Parts {
  return { status: { sync: { status: 'Synced', revisions } } };
}

test('What is read of the repository of the root, at which commits', () => {
  expect(revisionsIn(application('a', synced('1.2.3', now)), root)).toEqual([now]);
  expect(isAtRoot(application('a', synced('1.2.3', now)), root)).toBe(true);
  expect(isAtRoot(application('a', synced('1.2.3', before)), root)).toBe(false);
  // Who reads nothing there is at no commit of it.
  expect(isAtRoot(application('a', { spec: { sources: [{ repoURL: 'https://other', path: 'x' }] } }), root)).toBe(true);
  expect(revisionsIn(application('a', { status: { sync: undefined } }), root)).toEqual([]);
});

function stuck(parts: Parts) {
  const one = object('a', parts);
  return stuckAt(one, applicationOf(one), root);
}

describe('what can not go on by itself', () => {
  const operation = { sync: {} };
  const running = (more: Record<string, unknown> = {}) =>
    operationState('Running', {
      message: 'waiting for healthy state of apps/Deployment/web',
      syncResult: { revisions: ['1.2.3', before] },
      ...more,
    });

  test('an operation on an older commit: it is to be terminated', () => {
    expect(
      stuck({
        ...synced('1.2.3', now),
        operation,
        status: { ...synced('1.2.3', now).status, operationState: running() },
      }),
    ).toMatchObject({
      why: expect.stringMatching(
        /^syncs an older commit \(bbbbbbb\) and does not take up aaaaaaa: sync runs: waiting/,
      ) as string,
      remedy: expect.stringContaining('Terminate Operation') as string,
    });
  });

  test.each<readonly [string, Parts['status']]>([
    [
      'on the commit that it was compared with',
      { sync: { status: 'OutOfSync', revisions: ['1.2.3', before] }, operationState: running() },
    ],
    [
      'that is tried again, with the newest commit',
      {
        sync: { status: 'OutOfSync', revisions: ['1.2.3', now] },
        operationState: running({ finishedAt: minutesAgo(1) }),
      },
    ],
    [
      'that says no commit',
      {
        sync: { status: 'OutOfSync', revisions: ['1.2.3', now] },
        operationState: running({ syncResult: {}, operation: {} }),
      },
    ],
  ])('not one %s', (_, status) => {
    expect(stuck({ operation, ...(status === undefined ? {} : { status }) })).toBeNull();
  });

  test('an operation that failed at the commit of the root; at another one it begins anew', () => {
    const operationFailed = operationState('Failed', { message: 'one or more objects failed to apply' });
    const status = (revision: string) => ({
      sync: { status: 'OutOfSync', revisions: ['1.2.3', revision] },
      operationState: operationFailed,
    });
    expect(stuck({ status: status(now) })).toMatchObject({
      why: 'sync fails: one or more objects failed to apply',
      remedy: expect.stringContaining('sync "a"') as string,
    });
    expect(stuck({ status: status(before) })).toBeNull();
  });

  test('one that waits for a window, or for somebody', () => {
    const held = {
      operation,
      status: { operationState: running({ message: 'Sync operation blocked by sync window' }) },
    };
    expect(stuck(held)).toMatchObject({ why: 'sync waits for a sync window to open' });
  });

  test('an operation of one source', () => {
    const status = {
      sync: { status: 'OutOfSync', revision: now },
      operationState: running({ syncResult: { revision: before } }),
    };
    expect(stuck({ operation, status })).toMatchObject({ why: expect.stringContaining('(bbbbbbb)') as string });
    const same = { ...status, operationState: running({ syncResult: { revision: now } }) };
    expect(stuck({ operation, status: same })).toBeNull();
  });

  test('not one that only tries', () => {
    const dry = { ...operationState('Failed', { message: 'x' }), operation: { sync: { dryRun: true } } };
    const status = { sync: { status: 'Synced', revisions: ['1.2.3', now] }, operationState: dry };
    expect(stuck({ status })).toBeNull();
  });

  test('one that Argo CD leaves alone', () => {
    expect(stuck({ annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } })).toMatchObject({ patience: 0 });
  });

  test('not one that is well', () => {
    expect(stuck({})).toBeNull();
  });
});
