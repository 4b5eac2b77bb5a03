import { expect, test } from 'vitest';
import { brokenClaim, claimsOf } from '../../../../src/domain/explain/claim.ts';
import { made, now, pod, said, warning } from './objects.ts';

function claim(status: object, spec: object = { storageClassName: 'longhorn-homelab' }) {
  return made('v1', 'PersistentVolumeClaim', 'data', { spec, status });
}

const pending = claim({ phase: 'Pending' });

const cases: readonly (readonly [
  rule: string,
  object: typeof pending,
  events: readonly (typeof pending)[],
  expected: readonly string[],
])[] = [
  ['that is bound', claim({ phase: 'Bound' }), [], []],
  [
    'that waits',
    pending,
    [],
    ['waiting: claim not bound — PersistentVolumeClaim "data" has no volume yet (storage class "longhorn-homelab").'],
  ],
  [
    'without a storage class',
    claim({ phase: 'Pending' }, {}),
    [],
    ['waiting: claim not bound — PersistentVolumeClaim "data" has no volume yet (no storage class).'],
  ],
  [
    'that nobody can provision',
    pending,
    [warning(pending, 'ProvisioningFailed', 'storageclass.storage.k8s.io "longhorn-homelab" not found', { count: 4 })],
    [
      'broken: claim not bound, ProvisioningFailed — PersistentVolumeClaim "data" has no volume yet (storage class "longhorn-homelab") (4 times in 2 min): "storageclass.storage.k8s.io "longhorn-homelab" not found".',
    ],
  ],
  [
    'that has lost its volume',
    claim({ phase: 'Lost' }, { volumeName: 'pv-1' }),
    [],
    ['broken: volume lost — PersistentVolumeClaim "data" has lost its volume "pv-1".'],
  ],
];

test.each(cases)('A claim %s', (_rule, object, events, expected) => {
  expect(brokenClaim(object, events, now).map(said)).toEqual(expected);
});

test('The claims of a pod are those of its volumes', () => {
  const volumes = [{ name: 'a', persistentVolumeClaim: { claimName: 'data' } }, { name: 'b', emptyDir: {} }, 7];
  expect([...claimsOf(pod('x', {}, { spec: { volumes } }))]).toEqual(['data']);
  expect(claimsOf(null).size).toBe(0);
});
