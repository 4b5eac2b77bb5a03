import { expect, test } from 'vitest';
import { daemonSet, job, statefulSet } from '../../../../../../src/domain/policy/defaults/prepared/workload.ts';

const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

test.each([
  [{ spec: {} }, { spec: {} }],
  [
    { spec: { volumeClaimTemplates: [{}] } },
    { spec: { volumeClaimTemplates: [{ ...claim, status: { phase: 'Pending' } }] } },
  ],
  [
    { spec: { volumeClaimTemplates: [{ status: { phase: 'Bound', x: 1 } }] } },
    { spec: { volumeClaimTemplates: [{ ...claim, status: { phase: 'Bound', x: 1 } }] } },
  ],
])('A StatefulSet %j becomes %j', (object, expected) => {
  expect(statefulSet(object)).toEqual(expected);
});

test('The template of a DaemonSet is the first', () => {
  expect(daemonSet({ metadata: { annotations: { a: 'b' } } })).toEqual({
    metadata: { annotations: { a: 'b', 'deprecated.daemonset.template.generation': '1' } },
  });
});

test.each([
  [{}, { 'batch.kubernetes.io/job-name': 'a', 'job-name': 'a' }],
  [
    { 'job-name': 'own', app: 'a' },
    { 'batch.kubernetes.io/job-name': 'a', 'job-name': 'own', app: 'a' },
  ],
])('The pods of a Job with labels %j have %j', (labels, expected) => {
  const object = { metadata: { name: 'a' }, spec: { template: { metadata: { labels } } } };
  expect(job(object)).toEqual({ ...object, spec: { template: { metadata: { labels: expected } } } });
});

test.each([[{ metadata: { name: 'a' }, spec: { manualSelector: true } }], [{ metadata: {}, spec: {} }]])(
  '%j gets none',
  (object) => {
    expect(job(object)).toBe(object);
  },
);
