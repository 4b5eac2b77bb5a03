import { textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** The priority of a Pod by its class (plugin Priority); unknown for a class that is not one of Kubernetes itself. */
export function withPriority(spec: JsonMap): JsonMap {
  const priority = classes.get(textAt(spec, 'priorityClassName'));
  return priority === undefined ? spec : { priority, preemptionPolicy: 'PreemptLowerPriority', ...spec };
}

const classes: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);
