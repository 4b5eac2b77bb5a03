import { expect, test } from 'vitest';
import {
  persistentVolume,
  persistentVolumeClaim,
} from '../../../../../../src/domain/policy/defaults/prepared/storage.ts';

test('A volume is protected', () => {
  expect(persistentVolume({})).toEqual({ metadata: { finalizers: ['kubernetes.io/pv-protection'] } });
});

const claim = { kind: 'PersistentVolumeClaim', name: 'a' };
const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' };
const other = { apiGroup: 'example.org', kind: 'Populator', name: 'a' };

test.each([
  [{}, {}],
  [{ dataSource: claim }, { dataSource: claim, dataSourceRef: claim }],
  [{ dataSource: snapshot }, { dataSource: snapshot, dataSourceRef: snapshot }],
  [{ dataSource: other }, {}],
  [{ dataSource: { ...claim, apiGroup: 'example.org' } }, {}],
  [{ dataSourceRef: other }, { dataSource: other, dataSourceRef: other }],
  [
    { dataSource: claim, dataSourceRef: other },
    { dataSource: claim, dataSourceRef: other },
  ],
  [{ dataSourceRef: { ...other, namespace: 'b' } }, {}],
])('The source of %j is in %j', (spec, expected) => {
  expect(persistentVolumeClaim({ spec })).toEqual({
    metadata: { finalizers: ['kubernetes.io/pvc-protection'] },
    spec: expected,
  });
});
