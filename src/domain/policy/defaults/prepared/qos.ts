import { at, listAt } from '../../../kubernetes/read.ts';
import { compareQuantities, signOf } from '../../../quantity/compare.ts';
import type { Quantity } from '../../../quantity/quantity.ts';
import { quantityOf } from '../quantity.ts';
import type { JsonMap } from '../shape.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** How much a Pod can count on, by what its containers ask for (pkg/apis/core/helper/qos). */
export function qosClassOf(spec: JsonMap): QosClass {
  const ofPod = at(spec, 'resources');
  if (ofPod !== undefined) return classOf(ofPod);
  const containers = [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')];
  return common(containers.map((container) => classOf(at(container, 'resources'))));
}

function classOf(resources: unknown): QosClass {
  return common(
    ['cpu', 'memory'].map((name) => {
      const request = quantityOf(at(resources, 'requests', name)) ?? zero;
      const limit = quantityOf(at(resources, 'limits', name)) ?? zero;
      if (compareQuantities(request, limit) !== 0) return 'Burstable';
      return signOf(request) === 0 ? 'BestEffort' : 'Guaranteed';
    }),
  );
}

/** Who is not all of one class is in the middle. */
function common(classes: readonly QosClass[]): QosClass {
  const [first = 'BestEffort', ...others] = new Set(classes);
  return others.length === 0 ? first : 'Burstable';
}

const zero: Quantity = { unscaled: 0n, scale: 0, format: 'decimalSI', isDecimal: false };
