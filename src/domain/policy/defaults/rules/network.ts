import { listAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** A policy is about what comes in, and about what goes out when it has rules for that (SetDefaults_NetworkPolicy). */
export function networkPolicySpec(value: JsonMap): JsonMap {
  const goesOut = listAt(value, 'egress').length > 0;
  return { policyTypes: goesOut ? ['Ingress', 'Egress'] : ['Ingress'], ...value };
}
