import { expect, test } from 'vitest';
import { asAdmittedObject } from '../../../../../src/domain/policy/defaults/asAdmittedObject.ts';

const place = { namespace: 'shop' };

test('A Pod is as a cluster would take it', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels: {} },
    spec: { containers: [{ name: 'web', image: 'nginx:1', ports: [{ containerPort: 80, hostPort: 0 }] }] },
    status: { phase: 'Running' },
  };
  expect(asAdmittedObject(pod, place)).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', generation: 1 },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'nginx:1',
          ports: [{ containerPort: 80, protocol: 'TCP' }],
          resources: {},
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          imagePullPolicy: 'IfNotPresent',
          volumeMounts: [
            {
              name: 'kube-api-access-xxxxx',
              readOnly: true,
              mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
            },
          ],
        },
      ],
      volumes: [{ name: 'kube-api-access-xxxxx', projected: expect.objectContaining({ defaultMode: 420 }) }],
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      securityContext: {},
      schedulerName: 'default-scheduler',
      enableServiceLinks: true,
      serviceAccountName: 'default',
      serviceAccount: 'default',
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      tolerations: [
        { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
        { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
      ],
    },
    status: { phase: 'Pending', qosClass: 'BestEffort' },
  });
});

test.each([
  [
    'no rules are null',
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: null },
    { rules: null, metadata: {} },
  ],
  [
    'an empty list of rules stays',
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [] },
    { rules: [], metadata: {} },
  ],
  [
    'its own namespace stays',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'own' } },
    { metadata: { namespace: 'own' } },
  ],
  [
    'an empty namespace is none',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: '' } },
    { metadata: { namespace: 'shop' } },
  ],
  [
    'unknown fields stay',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: null, x: 1 },
    { metadata: { namespace: 'shop' }, x: 1 },
  ],
  [
    'generations begin anew',
    { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { generation: 7 } },
    { metadata: { generation: 1 }, value: 0, preemptionPolicy: 'PreemptLowerPriority' },
  ],
])('%s', (_, object, expected) => {
  const { apiVersion, kind } = object;
  expect(asAdmittedObject(object, place)).toEqual({ apiVersion, kind, ...expected });
});

test.each([
  { apiVersion: 'example.org/v1', kind: 'Pod', spec: null },
  { apiVersion: 'v1', kind: 'Unknown' },
  { kind: 'Pod' },
  'Pod',
  null,
  [],
])('%j is not known and stays', (object) => {
  expect(asAdmittedObject(object, place)).toBe(object);
});

test.each([null, 'x', 1, [], {}, [null], { containers: 'x' }, { containers: [null, 1], volumes: {} }])(
  'A spec of %j is no trouble',
  (spec) => {
    const kinds = ['v1/Pod', 'v1/Service', 'batch/v1/Job', 'apps/v1/StatefulSet', 'v1/PersistentVolumeClaim'];
    const judge = (): unknown =>
      kinds.map((name) => {
        const [, apiVersion, kind] = /^(.*)\/(\w+)$/.exec(name) ?? [];
        return asAdmittedObject({ apiVersion, kind, metadata: spec, spec }, place);
      });
    expect(judge).not.toThrow();
  },
);

test('What was given stays as it was', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: {} }, spec: { containers: [{ name: 'a' }] } };
  const before = structuredClone(object);
  asAdmittedObject(object, place);
  expect(object).toEqual(before);
});
