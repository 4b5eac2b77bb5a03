import { describe, expect, test } from 'vitest';
import {
  heldBy,
  leaseFacts,
  microTime,
  newLease,
  renewedLease,
  takenLease,
} from '../../../../src/domain/bootstrap/lease.ts';

const now = new Date('2026-01-02T03:04:05.678Z');
const object = (spec: unknown) => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name: 'slipway-bootstrap', namespace: 'kube-system', uid: 'u', resourceVersion: '7' },
  spec,
});

test('a time has six digits behind the second, as the API wants it', () =>
  expect(microTime(now)).toBe('2026-01-02T03:04:05.678000Z'));

test('what is written can be read', () => {
  const { spec, metadata } = newLease('me@here/1', now) as unknown as { spec: unknown; metadata: object };
  expect(metadata).toEqual({ namespace: 'kube-system', name: 'slipway-bootstrap' });
  expect(leaseFacts(object(spec))).toEqual({
    holder: 'me@here/1',
    seconds: 60,
    since: '2026-01-02T03:04:05.678000Z',
    renewed: '2026-01-02T03:04:05.678000Z',
    transitions: 0,
    uid: 'u',
    version: '7',
  });
});

describe('whatever a Lease says is read', () => {
  const nobody = { holder: '', seconds: 60, since: null, renewed: null, transitions: 0 };
  test.each<[string, unknown, object]>([
    ['nothing', undefined, nobody],
    ['no map', 'x', nobody],
    ['a holder of another type', { holderIdentity: 7, acquireTime: {}, leaseTransitions: 'x' }, nobody],
    ['a shorter time than ours', { leaseDurationSeconds: 1 }, { seconds: 60 }],
    ['a longer one', { leaseDurationSeconds: 90 }, { seconds: 90 }],
    ['one that nobody waits for', { leaseDurationSeconds: 1e9 }, { seconds: 600 }],
    ['a name of the prototype', Object.fromEntries([['__proto__', { holderIdentity: 'x' }]]), nobody],
  ])('%s', (_, spec, facts) => expect(leaseFacts(object(spec))).toMatchObject(facts));
});

test('taking over and renewing name the version that was seen', () => {
  const facts = leaseFacts(object({ holderIdentity: 'you', leaseTransitions: 4 }));
  expect(takenLease(facts, 'me', now)).toMatchObject({
    metadata: { resourceVersion: '7' },
    spec: { holderIdentity: 'me', leaseTransitions: 5, acquireTime: microTime(now) },
  });
  expect(renewedLease('8', now)).toEqual({ metadata: { resourceVersion: '8' }, spec: { renewTime: microTime(now) } });
});

test('who is at it is shown, not obeyed', () => {
  const facts = leaseFacts(object({ holderIdentity: 'a\u001b[2J@b/1', acquireTime: '2026-01-02T03:04:05.678000Z' }));
  expect(heldBy(facts)).toBe('a\\u{1b}[2J@b/1 is bootstrapping this cluster since 2026-01-02T03:04:05Z');
  expect(heldBy({ ...facts, since: null })).toBe('a\\u{1b}[2J@b/1 is bootstrapping this cluster');
});
