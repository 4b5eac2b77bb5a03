import { expect, test } from 'vitest';
import { stuckDeletion } from '../../../../src/domain/explain/deletion.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { ago, global, made, now, said } from './objects.ts';

const cases: readonly (readonly [rule: string, object: ReturnType<typeof made>, expected: string | null])[] = [
  ['is not being deleted', made('v1', 'Pod', 'x'), null],
  [
    'waits for a finalizer',
    made('v1', 'PersistentVolumeClaim', 'data', {
      metadata: { deletionTimestamp: ago(20), finalizers: ['kubernetes.io/pvc-protection'] },
    }),
    'stuck: being deleted, kubernetes.io/pvc-protection — PersistentVolumeClaim "data" is being deleted for 20 min and waits for the finalizer "kubernetes.io/pvc-protection".',
  ],
  [
    'waits for the finalizers of a namespace',
    global('v1', 'Namespace', 'old', {
      metadata: { name: 'old', deletionTimestamp: ago(90), finalizers: ['a/b'] },
      spec: { finalizers: ['kubernetes'] },
    }),
    'stuck: being deleted, a/b — Namespace "old" is being deleted for 1 h and waits for the finalizers "a/b", "kubernetes".',
  ],
  [
    'waits for its containers',
    made('v1', 'Pod', 'web-1', {
      metadata: { deletionTimestamp: ago(2), deletionGracePeriodSeconds: 30 },
      status: { containerStatuses: [{}] },
    }),
    'stuck: being deleted — Pod "web-1" is being deleted for 2 min and its containers have not ended.',
  ],
  [
    'is within its time',
    made('v1', 'Pod', 'web-1', { metadata: { deletionTimestamp: ago(-0.5) } }),
    'waiting: being deleted — Pod "web-1" is being deleted.',
  ],
  ['has a time that is none', made('v1', 'Pod', 'web-1', { metadata: { deletionTimestamp: 'yesterday' } }), null],
];

test.each(cases)('What goes away: %s', (_rule, object, expected) => {
  const found = stuckDeletion(object, refOf(object), now);
  expect(found === null ? null : said(found)).toBe(expected);
});
