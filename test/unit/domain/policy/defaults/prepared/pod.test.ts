import { expect, test } from 'vitest';
import { pod } from '../../../../../../src/domain/policy/defaults/prepared/pod.ts';

const place = { namespace: 'default' };

test('Plugins and strategy do all they do', () => {
  const key = 'container.apparmor.security.beta.kubernetes.io/a';
  const made = pod(
    {
      metadata: { labels: { app: 'a' }, annotations: { [key]: 'unconfined' } },
      spec: {
        containers: [{ name: 'a' }],
        topologySpreadConstraints: [{ labelSelector: {}, matchLabelKeys: ['app'] }],
      },
      status: { phase: 'Pending' },
    },
    place,
  );
  expect(made).toMatchObject({
    spec: {
      serviceAccountName: 'default',
      priority: 0,
      tolerations: [{}, {}],
      topologySpreadConstraints: [{ labelSelector: { matchExpressions: [{ key: 'app' }] } }],
      containers: [{ volumeMounts: [{}], securityContext: { appArmorProfile: { type: 'Unconfined' } } }],
    },
    status: { phase: 'Pending', qosClass: 'BestEffort' },
  });
});

test('The account of what the kubelet mirrors is its own matter', () => {
  const annotations = { 'kubernetes.io/config.mirror': '' };
  const made = pod({ metadata: { annotations }, spec: { containers: [{ name: 'a' }] } }, place);
  expect(made).toMatchObject({ spec: { containers: [{ name: 'a' }] } });
  expect(made['spec']).not.toHaveProperty('serviceAccountName');
  expect(made['spec']).not.toHaveProperty('volumes');
});
