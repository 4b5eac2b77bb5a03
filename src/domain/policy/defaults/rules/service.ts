import { at, listAt, textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** What depends on the type and the affinity of a Service (SetDefaults_Service). */
export function serviceSpec(value: JsonMap): JsonMap {
  const type = textAt(value, 'type');
  const isBalanced = type === 'LoadBalancer';
  const isReachable =
    isBalanced || type === 'NodePort' || (type === 'ClusterIP' && listAt(value, 'externalIPs').length > 0);
  return {
    ...(isReachable ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(isBalanced || type === 'NodePort' || type === 'ClusterIP' ? { internalTrafficPolicy: 'Cluster' } : {}),
    ...(isBalanced ? { allocateLoadBalancerNodePorts: true } : {}),
    ...withAffinity(value),
  };
}

/** A port that names no target is its own. */
export function servicePort(value: JsonMap): JsonMap {
  const target = value['targetPort'];
  return target === undefined || target === 0 || target === 0n || target === ''
    ? { ...value, targetPort: value['port'] ?? 0 }
    : value;
}

function withAffinity(value: JsonMap): JsonMap {
  const affinity = textAt(value, 'sessionAffinity');
  if (affinity === 'None') {
    const { sessionAffinityConfig: _, ...rest } = value;
    return rest;
  }
  const isTimed = at(value, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds') !== undefined;
  return affinity !== 'ClientIP' || isTimed
    ? value
    : { ...value, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } };
}
