import { expect, test } from 'vitest';
import { pod, podSpec } from '../../../../../../src/domain/policy/defaults/rules/pod.ts';

test.each([
  ['services are in the environment', {}, { enableServiceLinks: true }],
  ['unless they are not', { enableServiceLinks: false }, { enableServiceLinks: false }],
  [
    'a period below zero is one second',
    { terminationGracePeriodSeconds: -5 },
    { enableServiceLinks: true, terminationGracePeriodSeconds: 1 },
  ],
  [
    'a period of zero stays',
    { terminationGracePeriodSeconds: 0 },
    { enableServiceLinks: true, terminationGracePeriodSeconds: 0 },
  ],
  [
    'limits are requests where nothing is requested',
    {
      initContainers: [{ resources: { limits: { cpu: '1', memory: '2' }, requests: { cpu: '3' } } }],
      containers: [{}],
    },
    {
      enableServiceLinks: true,
      initContainers: [{ resources: { limits: { cpu: '1', memory: '2' }, requests: { cpu: '3', memory: '2' } } }],
      containers: [{}],
    },
  ],
  [
    'on the network of the host, ports are its ports',
    { hostNetwork: true, containers: [{ ports: [{ containerPort: 80 }, { containerPort: 80, hostPort: 81 }] }, null] },
    {
      enableServiceLinks: true,
      hostNetwork: true,
      containers: [
        {
          ports: [
            { containerPort: 80, hostPort: 80 },
            { containerPort: 80, hostPort: 81 },
          ],
        },
        null,
      ],
    },
  ],
  [
    'and else not',
    { containers: [{ ports: [{ containerPort: 80 }] }] },
    { enableServiceLinks: true, containers: [{ ports: [{ containerPort: 80 }] }] },
  ],
])('%s', (_, spec, expected) => {
  expect(pod({ spec })).toEqual({ spec: expected });
});

test.each([
  [{}, {}],
  [{ serviceAccount: 'a' }, { serviceAccount: 'a', serviceAccountName: 'a' }],
  [{ serviceAccountName: 'a' }, { serviceAccount: 'a', serviceAccountName: 'a' }],
  [
    { serviceAccount: 'b', serviceAccountName: 'a' },
    { serviceAccount: 'a', serviceAccountName: 'a' },
  ],
])('The account of %j is in %j', (spec, expected) => {
  expect(podSpec(spec)).toEqual(expected);
});
