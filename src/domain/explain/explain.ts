import { textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { isApplication } from '../argocd/application.ts';
import { brokenApplication, partsOf } from './application.ts';
import { brokenClaim } from './claim.ts';
import { brokenConditions, brokenPhase, brokenPolicy } from './conditions.ts';
import { stuckDeletion } from './deletion.ts';
import { foundIn, warningsAbout } from './events.ts';
import { weights } from './explanation.ts';
import type { Cause, Explanation, Found, Ref } from './explanation.ts';
import { brokenNode } from './node.ts';
import { familyOf } from './owners.ts';
import { brokenPod } from './pod.ts';
import { refOf } from './seen.ts';
import type { Looked, Related, Seen } from './seen.ts';
import { pointedAt } from './pointed.ts';
import { titled } from './words.ts';
import { isDone, shortOfPods } from './workload.ts';

/**
 * Why objects are not as they should be: what they say themselves, and what is below them, down to the container. Takes
 * whatever a cluster has and never throws; a culprit with nothing to say has no cause.
 */
export function explain({ culprits, related, unseen }: Seen, now: Date): Explanation {
  const causes = culprits.flatMap((looked) => {
    const { apiVersion, kind, namespace, name } = looked.culprit;
    const of = { apiVersion, kind, namespace, name };
    return merged(causesOf(looked, of, related, now), of);
  });
  return { causes: causes.toSorted(byWeight), unseen };
}

function causesOf({ culprit, object }: Looked, of: Ref, related: Related, now: Date): readonly Found[] {
  if (object === 'unseen') return [];
  if (object === 'missing') return [missing(of)];
  const found = [...brokenObject(object, of, related, now), ...below(object, of, related, now)];
  return found.some(({ weight }) => weight !== 'note') ? found : [...pointedAt(object, of, culprit.pointer), ...found];
}

/** What an object says itself. */
function brokenObject(object: ClusterObject, ref: Ref, related: Related, now: Date): readonly Found[] {
  switch (ref.kind) {
    case 'Pod':
      return [];
    case 'Node':
      if (ref.apiVersion === 'v1') return [...brokenNode(object), ...warned(object, ref, related, now)];
      break;
    case 'PersistentVolumeClaim':
      return [...deleted(object, ref, now), ...brokenClaim(object, related.events, now)];
    case 'Job':
      if (isDone(object)) return [];
      break;
    default:
      if (isApplication(ref)) return [...deleted(object, ref, now), ...brokenApplication(object, ref)];
  }
  const own = [...deleted(object, ref, now), ...brokenConditions(object, ref), ...shortOfPods(object, ref)];
  const policy = own.length > 0 ? [] : brokenPolicy(object, ref);
  const said = [...own, ...policy];
  const phase = said.length > 0 ? [] : brokenPhase(object, ref);
  return [...said, ...phase, ...warned(object, ref, related, now)];
}

function deleted(object: unknown, ref: Ref, now: Date): readonly Found[] {
  return [stuckDeletion(object, ref, now)].filter((found) => found !== null);
}

/** The latest warning of each reason about an object that is a culprit, or makes pods. */
function warned(object: unknown, ref: Ref, { events }: Related, now: Date): readonly Found[] {
  const warnings = warningsAbout(events, ref, textAt(object, 'metadata', 'uid'), now);
  const [latest] = warnings;
  if (latest === undefined) return [];
  return [foundIn(latest, ref, making.test(latest.reason) ? 'broken' : 'note')];
}

/** It wanted to make something and was not let: quota, admission, an account that is missing. */
const making = /^(Failed\w*|ReplicaSetCreateError|ProvisioningFailed)$/;

/** What is below an object: ReplicaSets, Jobs, pods; for an Application that of all its workloads. */
function below(object: ClusterObject, of: Ref, related: Related, now: Date): readonly Found[] {
  if (isDone(object)) return [];
  if (of.kind === 'Pod') return brokenPod(object, related, now);
  const roots = isApplication(of) ? partsOf(object) : [of];
  const families = roots.map((root) => familyOf(root, root === of ? textAt(object, 'metadata', 'uid') : '', related));
  const between = families.flatMap((family) => family.between);
  return [
    ...between.flatMap((one) => warned(one, refOf(one), related, now)),
    ...between.filter(({ kind }) => kind === 'Job').flatMap((one) => brokenConditions(one, refOf(one))),
    ...families.flatMap(({ pods }) => pods).flatMap((pod) => brokenPod(pod, related, now)),
  ];
}

function missing(of: Ref): Found {
  const where = of.namespace === null ? '' : ` in namespace "${of.namespace}"`;
  const sentence = `There is no ${titled(of.kind, of.name)}${where}.`;
  return { object: of, pointer: '', sentence, short: 'missing', since: null, weight: 'absent' };
}

/** Objects of one kind that say the same are one cause with a number. */
function merged(found: readonly Found[], of: Ref): readonly Cause[] {
  const groups: { readonly first: Found; since: Date | null; readonly objects: Map<string, Ref> }[] = [];
  for (const one of found) {
    const key = JSON.stringify(one.object);
    const group = groups.find(({ first }) => says(one, first));
    if (group === undefined) groups.push({ first: one, since: one.since, objects: new Map([[key, one.object]]) });
    else {
      group.objects.set(key, one.object);
      group.since = earlier(group.since, one.since);
    }
  }
  return groups.map(({ first, since, objects }) => causeOf(first, since, objects.size - 1, of));
}

/** The same at the same place, of objects of one kind. */
function says(one: Found, other: Found): boolean {
  return (
    one.short === other.short &&
    one.weight === other.weight &&
    one.pointer === other.pointer &&
    one.object.kind === other.object.kind
  );
}

function causeOf(first: Found, since: Date | null, more: number, of: Ref): Cause {
  const others = ` ${more} more ${first.object.kind.toLowerCase()}${more === 1 ? ' says' : 's say'} the same.`;
  const sentence = more === 0 ? first.sentence : `${first.sentence.replace(/\.$/, ';')}${others}`;
  return { ...first, sentence, since, more, of };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function byWeight(a: Cause, b: Cause): number {
  return weights.indexOf(a.weight) - weights.indexOf(b.weight);
}
