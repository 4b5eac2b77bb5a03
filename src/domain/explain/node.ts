import { dateAt, isTrueAt, listAt, textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { brokenConditions, conditionOf } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Found, Ref, Weight } from './explanation.ts';
import { refOf } from './seen.ts';
import { because, plain, titled } from './words.ts';

/** What is wrong with a node: not ready (which weighs as much as is said), short of something, closed for pods. */
export function brokenNode(node: ClusterObject, weight: Weight = 'condition'): readonly Found[] {
  const ref = refOf(node);
  const ready = conditionOf(node, 'Ready');
  const others = brokenConditions(node, ref).filter(({ pointer }) => pointer !== ready?.pointer);
  const own = ready === undefined || ready.status === 'True' ? [] : [unready(ref, ready, weight)];
  return [...own, ...others, ...(isTrueAt(node, 'spec', 'unschedulable') ? [cordoned(node, ref)] : [])];
}

function unready(ref: Ref, { status, reason, message, since, pointer }: Condition, weight: Weight): Found {
  // The API server writes "Unknown" for a kubelet that does not report any more.
  const isSilent = status === 'Unknown';
  const what = isSilent ? 'does not report any more' : 'is not ready';
  return {
    object: ref,
    pointer,
    sentence: `${titled('Node', ref.name)} ${what}${reason === '' ? '' : ` (${plain(reason, 100)})`}${because(message)}`,
    short: [`node ${isSilent ? 'silent' : 'not ready'}`, plain(reason, 40)].filter(Boolean).join(', '),
    since,
    weight,
  };
}

function cordoned(node: unknown, ref: Ref): Found {
  const taint = listAt(node, 'spec', 'taints').find((one) => textAt(one, 'key') === 'node.kubernetes.io/unschedulable');
  const sentence = `${titled('Node', ref.name)} takes no new pods: it is cordoned.`;
  const since = dateAt(taint, 'timeAdded');
  return { object: ref, pointer: '/spec/unschedulable', sentence, short: 'cordoned', since, weight: 'note' };
}
