import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import { found } from '../../../../src/domain/phases/seen.ts';
import type { SeenState } from '../../../../src/domain/phases/world.ts';
import { worldOf } from './greenWorld.ts';

const wide = everything('v1', 'Pod');
const narrow = { ...wide, namespace: 'a' };
const since = new Date(1000);
const right = { verb: 'list', group: '', resource: 'pods', namespace: null } as const;
const failing = (code: FailureCode): SeenState => ({
  state: 'unknown',
  since,
  failure: failureOf(code, 'No.', { right }),
});
const stale = (code: FailureCode): SeenState => ({ state: 'stale', since, failure: failureOf(code, 'No.') });
const live: SeenState = { state: 'live' };
const connecting: SeenState = { state: 'connecting' };

describe('found', () => {
  test.each([
    ['live', live, live, 'live', null],
    ['connecting', connecting, live, 'connecting', null],
    ['not reachable', failing('unreachable'), live, 'unknown', null],
    ['forbidden, and narrower live', failing('forbidden'), live, 'live', 'a'],
    ['forbidden, and narrower asked', failing('forbidden'), connecting, 'connecting', 'a'],
    ['forbidden both', failing('forbidden'), failing('forbidden'), 'unknown', 'a'],
    ['forbidden by now, and narrower live', stale('forbidden'), live, 'live', 'a'],
    ['forbidden by now, and narrower asked', stale('forbidden'), connecting, 'stale', null],
    ['forbidden by now both', stale('forbidden'), failing('forbidden'), 'stale', null],
    ['stale for another reason', stale('reset'), live, 'stale', null],
    ['absent', { state: 'absent', since, failure: failureOf('no-kind', 'No kind.') } as const, live, 'absent', null],
  ])('%s', (_, ofWide, ofNarrow, state, namespace) => {
    const world = worldOf(new Map(), {}, (query) => (query.namespace === null ? ofWide : ofNarrow));
    const { standing, seen } = found([wide, narrow], world);
    expect([standing.state, seen?.query.namespace]).toEqual([state, namespace]);
  });

  test('What nobody has asked for yet is being asked', () => {
    const world = { ...worldOf(new Map()), seen: () => null };
    expect(found([wide], world)).toEqual({ seen: null, standing: { state: 'connecting' } });
  });

  test('A missing right is said in words', () => {
    const world = worldOf(new Map(), {}, () => failing('forbidden'));
    expect(found([wide], world).standing).toMatchObject({ words: 'may not list pods', reason: 'No.', right });
  });

  test('What is stale says since when, and why', () => {
    const paused = worldOf(new Map(), {}, () => ({ state: 'stale', since, failure: null }));
    expect(found([wide], paused).standing).toEqual({
      state: 'stale',
      reason: 'Seen at 2026-11-26T12:00:00.000Z. Nobody has looked since then.',
    });
  });
});
