import { expect, test } from 'vitest';
import { filled } from '../../../../../src/domain/policy/defaults/fill.ts';

test.each([
  [
    'a probe',
    'core.Probe',
    { periodSeconds: 5 },
    { periodSeconds: 5, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 },
  ],
  [
    'a struct that is missing',
    'apps.Deployment',
    { spec: { replicas: 2, template: 'x' } },
    {
      metadata: {},
      spec: {
        replicas: 2,
        template: 'x',
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      },
    },
  ],
  [
    'what lies in lists',
    'networking.NetworkPolicyIngressRule',
    { ports: [{ port: 1 }, { protocol: 'UDP' }] },
    {
      ports: [{ port: 1, protocol: 'TCP' }, { protocol: 'UDP' }],
    },
  ],
  [
    'requests before containers',
    'core.Pod',
    { spec: { containers: [{ image: 'a:1', resources: { limits: { cpu: '1' } } }] } },
    expect.objectContaining({
      spec: expect.objectContaining({
        containers: [
          expect.objectContaining({
            imagePullPolicy: 'IfNotPresent',
            resources: { limits: { cpu: '1' }, requests: { cpu: '1' } },
          }),
        ],
      }),
    }),
  ],
])('Fills %s', (_, type, value, expected) => {
  expect(filled(value, type)).toEqual(expected);
});

test('A value that is no map stays', () => {
  expect(filled(1, 'core.Pod')).toBe(1);
});

test('What is said, even of nothing, is no default', () => {
  expect(filled({ periodSeconds: null, timeoutSeconds: 7, constructor: 1 }, 'core.Probe')).toEqual({
    periodSeconds: null,
    timeoutSeconds: 7,
    constructor: 1,
    successThreshold: 1,
    failureThreshold: 3,
  });
});
