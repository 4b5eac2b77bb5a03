import { at } from '../../../kubernetes/read.ts';
import type { Place } from '../place.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';
import { withAppArmor } from './appArmor.ts';
import { withLabelKeys } from './labelKeys.ts';
import { withPriority } from './priority.ts';
import { qosClassOf } from './qos.ts';
import { withServiceAccount } from './serviceAccount.ts';
import { withTolerations } from './tolerations.ts';

/** What the plugins of an API server do to a Pod, one after the other, and its strategy after them. */
export function pod(object: JsonMap, place: Place): JsonMap {
  const said = mapOf(object['spec']);
  // The kubelet's own: its account is its own matter.
  const isMirror = at(object, 'metadata', 'annotations', 'kubernetes.io/config.mirror') !== undefined;
  const accounted = isMirror ? said : withServiceAccount(said, place);
  const selected = withLabelKeys(withTolerations(withPriority(accounted)), mapOf(at(object, 'metadata', 'labels')));
  const spec = withAppArmor(selected, mapOf(at(object, 'metadata', 'annotations')));
  return { ...object, spec, status: { ...mapOf(object['status']), qosClass: qosClassOf(spec) } };
}
