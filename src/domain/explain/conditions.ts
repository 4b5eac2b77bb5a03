import { at, dateAt, isMap, listAt, numberAt, textAt } from '../kubernetes/read.ts';
import { pointerStep } from '../pointer.ts';
import type { Found, Ref, Weight } from './explanation.ts';
import { because, plain, quoted, titled } from './words.ts';

/** One entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly since: Date | null;
  readonly pointer: string;
}

/** Types that tell of trouble: what is wrong when they are true (`MemoryPressure`, `ReplicaFailure`, `Degraded`). */
const trouble =
  /(Pressure|Failure|Failed|Error|Errors|Unavailable|Degraded|Stalled|Unhealthy|Conflict|Blocked|Invalid|Exceeded|Denied|Expired|Lost|Orphaned|Remaining|DisruptionTarget|FailureTarget|NotReady|NonStructuralSchema|Violating|TooManySnapshots)$/;

/** Types that tell of health: what is wrong when they are false. */
const health =
  /(Ready|Available|Healthy|Synced|Succeeded|Established|NamesAccepted|Accepted|Valid|Bound|Scheduled|Schedulable|Initialized|Reconciled|Programmed|Resolved|ResolvedRefs|Configured|WebhookConfigured|Granted|Installed|Deployed|Released|Progressing|PodCompleted|Created|Published|Approved|Validated|Attached|Up|Online|Supported|Joined|UpToDate|RBACPermissionsGranted)$/;

/** Types whose value is good either way. */
const neutral = /^(Suspended|Paused|Issuing|Reconciling|Complete|SuccessCriteriaMet|Restore|Restoring)$/;

/** All conditions of an object, as a list or by their types; those of a policy of Kyverno lie a step deeper. */
export function conditionsOf(object: unknown): readonly Condition[] {
  return [
    ...read(at(object, 'status', 'conditions'), '/status/conditions'),
    ...read(at(object, 'status', 'conditionStatus', 'conditions'), '/status/conditionStatus/conditions'),
  ];
}

/** What the conditions of an object say against it. */
export function brokenConditions(object: unknown, ref: Ref): readonly Found[] {
  const conditions = conditionsOf(object);
  const stale = neglected(object, ref);
  const judged = conditions.flatMap((condition) => {
    const weight = weightOf(condition);
    // What was said of an earlier generation may be over.
    return weight === null ? [] : [found(condition, ref, stale === null ? weight : 'doubtful')];
  });
  return stale === null ? judged : [stale, ...judged];
}

/** The condition of this type; undefined when there is none. */
export function conditionOf(object: unknown, type: string): Condition | undefined {
  return conditionsOf(object).find((condition) => condition.type === type);
}

function read(value: unknown, pointer: string): readonly Condition[] {
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((one, index) => [index, one] as const)
    : isMap(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, one]) => {
    const type = textAt(one, 'type') || (typeof key === 'string' && isMap(one) ? key : '');
    if (type === '') return [];
    const since = dateAt(one, 'lastTransitionTime') ?? dateAt(one, 'lastUpdateTime');
    const [status, reason, message] = [textAt(one, 'status'), textAt(one, 'reason'), textAt(one, 'message')];
    return [{ type, status, reason, message, since, pointer: `${pointer}${pointerStep(key)}` }];
  });
}

/** How bad a condition is; null when it is good, or says nothing. */
function weightOf({ type, status, reason, message }: Condition): Weight | null {
  if (neutral.test(type)) return null;
  if (trouble.test(type)) return status === 'True' ? 'condition' : null;
  if (health.test(type)) return status === 'False' ? 'condition' : status === 'Unknown' ? 'doubtful' : null;
  // Nobody has told us what this type means: only one that gives its reasons is worth a word.
  return status === 'False' && (reason !== '' || message !== '') ? 'note' : null;
}

function found({ type, status, reason, message, since, pointer }: Condition, ref: Ref, weight: Weight): Found {
  const why = reason === '' || message === reason ? '' : ` (${plain(reason, 100)})`;
  return {
    object: ref,
    pointer,
    sentence: `Condition ${quoted(type)} of ${titled(ref.kind, ref.name)} is ${plain(status, 20)}${why}${because(message)}`,
    short: [`${plain(type, 40)}=${plain(status, 10)}`, plain(reason, 40)].filter(Boolean).join(', '),
    since,
    weight,
  };
}

/** A controller that has not looked at the newest change yet. */
function neglected(object: unknown, ref: Ref): Found | null {
  const [wanted, observed] = [
    numberAt(object, 'metadata', 'generation'),
    numberAt(object, 'status', 'observedGeneration'),
  ];
  if (wanted === null || observed === null || observed >= wanted) return null;
  return {
    object: ref,
    pointer: '/status/observedGeneration',
    sentence: `The controller of ${titled(ref.kind, ref.name)} has not looked at its newest change yet.`,
    short: 'not observed yet',
    since: null,
    weight: 'waiting',
  };
}

/** `status.phase` and its like, of kinds that have no conditions. */
export function brokenPhase(object: unknown, ref: Ref): readonly Found[] {
  for (const field of ['phase', 'state', 'robustness', 'health']) {
    const value = textAt(object, 'status', field);
    const weight = bad.test(value) ? 'condition' : waits.test(value) ? 'waiting' : null;
    if (weight === null) continue;
    const said = textAt(object, 'status', 'message') || textAt(object, 'status', 'reason');
    return [
      {
        object: ref,
        pointer: `/status/${field}`,
        sentence: `${titled(ref.kind, ref.name)} is in the ${field} ${quoted(value)}${because(said)}`,
        short: plain(value, 40),
        since: null,
        weight,
      },
    ];
  }
  return [];
}

const bad = /^(failed|failure|error|errored|degraded|faulted|lost|unhealthy|invalid|rejected|unavailable|crashed)$/i;
const waits = /^(pending|creating|provisioning|waiting|initializing|terminating|released)$/i;

/** A policy of Kyverno says `ready` beside its conditions. */
export function brokenPolicy(object: unknown, ref: Ref): readonly Found[] {
  if (!/(^|\.)kyverno\.io\//.test(ref.apiVersion)) return [];
  const status = at(object, 'status', 'conditionStatus');
  const isRead = isMap(status) || listAt(object, 'status', 'conditions').length > 0;
  if (isRead && at(status, 'ready') !== false) return [];
  const title = titled(ref.kind, ref.name);
  return [
    isRead
      ? {
          object: ref,
          pointer: '/status/conditionStatus/ready',
          sentence: `${title} is not ready${because(textAt(status, 'message'))}`,
          short: 'not ready',
          since: null,
          weight: 'condition',
        }
      : {
          object: ref,
          pointer: '',
          sentence: `Kyverno has said nothing about ${title} yet.`,
          short: 'no status yet',
          since: null,
          weight: 'waiting',
        },
  ];
}
