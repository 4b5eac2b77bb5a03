import { expect, test } from 'vitest';
import { kindsOf } from '../../../../../src/domain/policy/kindsOf.ts';
import {
  isClassic,
  loadedRequest,
  operationIn,
  partRequest,
} from '../../../../../src/domain/policy/suite/partRequest.ts';
import { noValues, readValues } from '../../../../../src/domain/policy/suite/values.ts';

const values = readValues({
  globalValues: { 'request.operation': 'DELETE' },
  subresources: [
    {
      subresource: { name: 'pods/exec', kind: 'PodExecOptions', version: 'v1' },
      parentResource: { name: 'pods', kind: 'Pod', version: 'v1' },
    },
  ],
});
const own = new Map([['request.operation', 'UPDATE']]);

test.each([
  ['ClusterPolicy', own, 'UPDATE'],
  ['ValidatingPolicy', own, 'DELETE'],
  ['ClusterPolicy', new Map(), 'CREATE'],
  ['ClusterPolicy', new Map([['request.operation', 'CONNECT']]), 'CREATE'],
] as const)('%s is asked, with %j of its own', (kind, ours, operation) => {
  expect(operationIn(kind, values, ours, 'CREATE')).toBe(operation);
});

test('Without values it is as usual', () =>
  expect(operationIn('ValidatingPolicy', noValues, own, 'UPDATE')).toBe('UPDATE'));

test.each([
  ['ClusterPolicy', 'Pod', 'exec'],
  ['ValidatingPolicy', 'PodExecOptions', ''],
])('%s is asked about a %s, its part "%s"', (policy, kind, subresource) => {
  const object = { apiVersion: 'v1', kind: 'PodExecOptions', metadata: { name: 'a' } };
  const asking = { operation: 'CREATE', namespaceNamed: () => undefined, userInfo: null } as const;
  const request = partRequest(policy, object, kindsOf([]), values, asking);
  expect(request).toMatchObject({ resource: { kind }, subresource, namespace: 'default', object });
});

test.each([
  ['ClusterPolicy', 'Namespace', ''],
  ['ValidatingPolicy', 'Namespace', ''],
  ['ValidatingAdmissionPolicy', 'Namespace', ''],
  ['ValidatingPolicy', 'Pod', 'default'],
])('Kyverno sends a %s a %s in namespace "%s"', (policy, kind, namespace) => {
  const object = { apiVersion: 'v1', kind, metadata: { name: 'shop' } };
  const asking = { operation: 'CREATE', namespaceNamed: () => undefined, userInfo: null } as const;
  expect(loadedRequest(policy, object, kindsOf([]), values, asking).namespace).toBe(namespace);
});

test('Classic policies are those of kyverno.io', () => {
  const all = ['ClusterPolicy', 'Policy', 'ValidatingPolicy', 'ValidatingAdmissionPolicy'];
  expect(all.filter(isClassic)).toEqual(['ClusterPolicy', 'Policy']);
});
