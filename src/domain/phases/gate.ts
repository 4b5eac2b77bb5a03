import { conditionOf } from './expression.ts';
import { given, isKnown } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import type { CheckResult } from './result.ts';
import { onDemandKinds } from './spec.ts';
import type { PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { inOneLine } from './words.ts';
import type { World } from './world.ts';

/** What keeps a check from being judged: that it does not apply, or what it waits for; null when nothing does. */
export function gateOf(
  check: PlannedCheck,
  spec: PlatformSpec,
  world: World,
  required: readonly CheckResult[],
): Verdict | null {
  return applies(check, spec, world) ?? waits(check, required) ?? lacks(check, spec, world);
}

function applies({ when }: PlannedCheck, spec: PlatformSpec, world: World): Verdict | null {
  if (when === null) return null;
  const lack = 'names' in when ? lackOf(when.names, spec, world) : null;
  if (lack !== null) return lack;
  const holds = conditionOf(when, given(spec, world));
  if ('problem' in holds) {
    const reason = `Whether it applies can't be told: ${holds.problem}`;
    return verdict('unknown', 'nobody can tell whether it applies', { reason });
  }
  return holds.value ? null : verdict('notApplicable', `${inOneLine(when.text, 60)} is false`);
}

/**
 * What has to pass first and has not. What is not known keeps others unknown and blocks nothing, whether somebody has to
 * ask or the cluster to answer; what passed when it was last seen lets others be judged by what was seen then.
 */
function waits(check: PlannedCheck, required: readonly CheckResult[]): Verdict | null {
  const open = required.filter(
    ({ state, was }) => state !== 'passed' && state !== 'notApplicable' && !(state === 'stale' && was === 'passed'),
  );
  const first =
    open.find(({ state }) => state === 'failed') ??
    open.find((one) => one.state !== 'running' && !isUnasked(one)) ??
    open[0];
  if (first === undefined) return null;
  const message = `waits for ${first.title}`;
  const blockedBy = first.id;
  if (first.state === 'running') return verdict('running', message, { blockedBy });
  if (isUnasked(first)) {
    const reason = `"${first.title}" has not been validated.`;
    return verdict('unknown', message, { blockedBy, reason, needsValidate: onDemandKinds.has(check.spec.kind) });
  }
  if (first.state === 'unknown') {
    const { reason, right } = first;
    return verdict('unknown', message, { reason: reason ?? `"${first.title}" is not known.`, right });
  }
  const reason = `"${first.title}" has to pass first: ${first.message}.`;
  return verdict('blocked', message, { blockedBy, reason });
}

/** It is only not known because nobody has asked, itself or what it waits for. */
function isUnasked({ kind, state, blockedBy }: CheckResult): boolean {
  if (state === 'stale') return onDemandKinds.has(kind);
  return state === 'unknown' && (onDemandKinds.has(kind) || blockedBy !== null);
}

function lacks({ names }: PlannedCheck, spec: PlatformSpec, world: World): Verdict | null {
  return lackOf(names, spec, world);
}

/** What is named and not known. */
function lackOf(names: ReadonlySet<string>, { platform }: PlatformSpec, { git }: World): Verdict | null {
  if (names.has('platform') && platform === null) {
    return verdict('unknown', "platform.yaml can't be read", { reason: "platform.yaml can't be read." });
  }
  if (!names.has('git') || isKnown(git)) return null;
  if (git === null) return verdict('running', 'asking Git');
  return verdict('unknown', 'Git does not say', { reason: git.failure });
}
