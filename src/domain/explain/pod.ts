import { at, dateAt, isMap, listAt, textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { brokenClaim, claimsOf } from './claim.ts';
import { brokenConditions, conditionOf, conditionsOf } from './conditions.ts';
import { brokenContainers } from './container.ts';
import { stuckDeletion } from './deletion.ts';
import { howOften, warningsAbout } from './events.ts';
import type { Happened } from './events.ts';
import type { Found, Ref } from './explanation.ts';
import { brokenNode } from './node.ts';
import { obstacles } from './scheduling.ts';
import { refOf } from './seen.ts';
import type { Related } from './seen.ts';
import { because, plain, quoted, titled } from './words.ts';

/** Why a pod does not run as it should; empty for one that does, or has ended well. */
export function brokenPod(pod: ClusterObject, related: Related, now: Date): readonly Found[] {
  const ref = refOf(pod);
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded') return [];
  const deletion = stuckDeletion(pod, ref, now);
  if (deletion !== null) return [deletion];
  const events = warningsAbout(related.events, ref, textAt(pod, 'metadata', 'uid'), now);
  const ended = ending(pod, ref, phase);
  if (ended !== null) return [ended];
  const containers = brokenContainers(pod, ref, events, now);
  if (phase === 'Failed') return containers.length > 0 ? containers : [failed(ref)];
  const unscheduled = scheduling(pod, ref, events);
  if (unscheduled !== null) return [unscheduled, ...claims(pod, ref, related, now)];
  if (containers.length > 0) return containers;
  if (isReady(pod)) return [];
  const rest = [...gates(pod, ref), ...nodeOf(pod, related)];
  if (rest.length > 0) return rest;
  return [...obstacle(ref, events), ...claims(pod, ref, related, now), ...idle(pod, ref, events)];
}

/** Whether it serves: what its `Ready` says. */
export function isReady(pod: unknown): boolean {
  return conditionOf(pod, 'Ready')?.status === 'True';
}

/** The end of a pod by somebody else than its containers: `Evicted`, `OutOfcpu`, `NodeLost`. */
function ending(pod: unknown, ref: Ref, phase: string): Found | null {
  const reason = textAt(pod, 'status', 'reason');
  if (reason === '' || phase === 'Running') return null;
  const said = textAt(pod, 'status', 'message');
  const was = reason === 'Evicted' ? 'was evicted from its node' : `has failed (${plain(reason, 100)})`;
  return {
    object: ref,
    pointer: '/status/reason',
    sentence: `${titled('Pod', ref.name)} ${was}${because(said)}`,
    short: plain(reason, 60),
    since: dateAt(pod, 'status', 'startTime'),
    // Its owner has made another one: that tells how it is now.
    weight: isReplaced(pod) ? 'note' : 'broken',
  };
}

function isReplaced(pod: unknown): boolean {
  return listAt(pod, 'metadata', 'ownerReferences').some((owner) => replacing.has(textAt(owner, 'kind')));
}

const replacing: ReadonlySet<string> = new Set(['ReplicaSet', 'DaemonSet', 'StatefulSet']);

function failed(ref: Ref): Found {
  const sentence = `${titled('Pod', ref.name)} has failed and does not say why.`;
  return { object: ref, pointer: '/status/phase', sentence, short: 'Failed', since: null, weight: 'broken' };
}

function scheduling(pod: unknown, ref: Ref, events: readonly Happened[]): Found | null {
  const condition = conditionOf(pod, 'PodScheduled');
  const event = events.find(({ reason }) => reason === 'FailedScheduling');
  if (textAt(pod, 'spec', 'nodeName') !== '' || (condition?.status !== 'False' && event === undefined)) return null;
  const said = condition?.message || event?.message || '';
  if (condition?.reason === 'SchedulingGated') {
    const sentence = `${titled('Pod', ref.name)} waits for somebody to take its scheduling gates away${because(said)}`;
    const { pointer, since } = condition;
    return { object: ref, pointer, sentence, short: 'scheduling gated', since, weight: 'waiting' };
  }
  const often = event === undefined ? '' : howOften(event);
  const short = obstacles(said);
  return {
    object: ref,
    pointer: condition?.pointer ?? '/status/phase',
    sentence: `No node takes ${titled('pod', ref.name)}${often}${because(said)}`,
    short: short === null ? 'unschedulable' : `unschedulable, ${short}`,
    since: condition?.since ?? event?.first ?? null,
    weight: 'broken',
  };
}

/** Claims that the pod waits for. */
function claims(pod: unknown, { namespace }: Ref, { claims: all, events }: Related, now: Date): readonly Found[] {
  const names = claimsOf(pod);
  return all
    .filter((claim) => names.has(refOf(claim).name) && refOf(claim).namespace === namespace)
    .flatMap((claim) => brokenClaim(claim, events, now));
}

/** Conditions that the pod has been given beside those of every pod. */
function gates(pod: unknown, ref: Ref): readonly Found[] {
  const wanted = new Set(listAt(pod, 'spec', 'readinessGates').map((gate) => textAt(gate, 'conditionType')));
  const given = new Map(conditionsOf(pod).map((one) => [one.type, one]));
  return [...wanted].flatMap((type): Found[] => {
    const condition = given.get(type);
    if (condition?.status === 'True') return [];
    const sentence = `${titled('Pod', ref.name)} waits for its readiness gate ${quoted(type)}${because(condition?.message ?? '')}`;
    const { pointer = '/status/conditions', since = null } = condition ?? {};
    return [{ object: ref, pointer, sentence, short: `waits for ${plain(type, 60)}`, since, weight: 'unready' }];
  });
}

function nodeOf(pod: unknown, { nodes }: Related): readonly Found[] {
  const name = textAt(pod, 'spec', 'nodeName');
  const node = nodes.find((one) => refOf(one).name === name);
  if (name === '' || node === undefined || conditionOf(node, 'Ready')?.status === 'True') return [];
  return brokenNode(node, 'broken');
}

/** Warnings that keep containers from being made: `FailedMount`, `FailedAttachVolume`, `FailedCreatePodSandBox`. */
function obstacle(ref: Ref, events: readonly Happened[]): readonly Found[] {
  const event = events.find(({ reason }) => blocking.test(reason));
  if (event === undefined) return [];
  const isVolume = /Mount|Volume/.test(event.reason);
  const what = isVolume ? 'waits for its volumes' : "can't be started";
  return [
    {
      object: ref,
      pointer: '',
      sentence: `${titled('Pod', ref.name)} ${what} (${plain(event.reason, 100)})${howOften(event)}${because(event.message)}`,
      short: plain(event.reason, 60),
      since: event.first,
      weight: 'broken',
    },
  ];
}

const blocking =
  /^Failed(Mount|AttachVolume|MapVolume|CreatePodSandBox|CreatePodContainer|Sync|Binding|ToCreateContainer)|^NetworkNotReady$|^FailedPreStopHook$/;

/** Nothing says why: then what it waits for. */
function idle(pod: unknown, ref: Ref, events: readonly Happened[]): readonly Found[] {
  if (events.some(({ reason }) => blocking.test(reason))) return [];
  const node = textAt(pod, 'spec', 'nodeName');
  const own = brokenConditions(pod, ref).find(({ pointer }) => pointer === conditionOf(pod, 'Ready')?.pointer);
  if (own !== undefined && listAt(pod, 'status', 'containerStatuses').length === 0 && node === '') return [own];
  const isCreating = listAt(pod, 'status', 'containerStatuses').some((one) => isMap(at(one, 'state', 'waiting')));
  const where =
    node === ''
      ? 'a node'
      : isCreating
        ? `its containers on ${titled('node', node)}`
        : `the kubelet of ${titled('node', node)}`;
  return [
    {
      object: ref,
      pointer: '/status/phase',
      sentence: `${titled('Pod', ref.name)} waits for ${where}.`,
      short: isCreating ? 'ContainerCreating' : plain(textAt(pod, 'status', 'phase'), 40) || 'not started',
      since: dateAt(pod, 'metadata', 'creationTimestamp'),
      weight: 'waiting',
    },
  ];
}
