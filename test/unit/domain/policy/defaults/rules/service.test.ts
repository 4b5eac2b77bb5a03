import { expect, test } from 'vitest';
import { servicePort, serviceSpec } from '../../../../../../src/domain/policy/defaults/rules/service.ts';

const inside = { internalTrafficPolicy: 'Cluster' };
const outside = { ...inside, externalTrafficPolicy: 'Cluster' };

test.each([
  [{ type: 'ClusterIP' }, inside],
  [{ type: 'ClusterIP', externalIPs: ['192.0.2.1'] }, outside],
  [{ type: 'NodePort' }, outside],
  [{ type: 'LoadBalancer' }, { ...outside, allocateLoadBalancerNodePorts: true }],
  [{ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local' }, inside],
  [{ type: 'ExternalName' }, {}],
  [
    { type: 'ExternalName', sessionAffinity: 'ClientIP' },
    { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } },
  ],
  [
    { type: 'ExternalName', sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
    {},
  ],
])('%j gets %j', (spec, added) => {
  expect(serviceSpec(spec)).toEqual({ ...added, ...spec });
});

test('Without affinity there is nothing to configure', () => {
  expect(serviceSpec({ sessionAffinity: 'None', sessionAffinityConfig: {} })).toEqual({ sessionAffinity: 'None' });
});

test.each([
  [undefined, 80],
  [0, 80],
  ['', 80],
  ['http', 'http'],
  [8080, 8080],
])('A target of %j is %j', (targetPort, expected) => {
  expect(servicePort({ port: 80, ...(targetPort === undefined ? {} : { targetPort }) })).toEqual({
    port: 80,
    targetPort: expected,
  });
});
