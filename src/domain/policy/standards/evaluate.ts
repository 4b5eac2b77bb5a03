import type { Meter } from '../meter.ts';
import { controls } from './catalogue.ts';
import type { Control } from './control.ts';
import { without } from './exclude.ts';
import type { Exclusion } from './exclude.ts';
import type { Pod } from './pod.ts';
import { isWithin } from './version.ts';
import type { Version } from './version.ts';
import type { FieldError } from './violation.ts';

/** A control that refuses a pod, and what is left of what it refuses. */
export interface Refusal {
  readonly control: Control;
  readonly reason: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** What a rule asks for. */
export interface Standard {
  /** As written: all but `baseline` counts as `restricted`, also `privileged`. */
  readonly level: string;
  readonly version: Version;
}

/**
 * What Kyverno refuses a pod for, by the ids of the controls; nothing for one that may be. Kyverno knows the controls of
 * Kubernetes 1.34, and takes the oldest revision of one that is newer than the version.
 * Source: kyverno, pkg/pss/evaluate.go: EvaluatePod.
 */
export function evaluatePodSecurity(
  pod: Pod,
  standard: Standard,
  exclusions: readonly Exclusion[],
  meter?: Meter,
): readonly Refusal[] {
  return exclude(evaluateAll(pod, standard, meter), pod, standard, exclusions, meter);
}

/** What is left of refusals after more exclusions. */
export function exclude(
  refusals: readonly Refusal[],
  pod: Pod,
  standard: Standard,
  exclusions: readonly Exclusion[],
  meter?: Meter,
): readonly Refusal[] {
  return exclusions.reduce<readonly Refusal[]>(
    (left, exclusion) => without(left, exclusion, pod, (part) => evaluateAll(part, standard, meter), meter),
    refusals,
  );
}

const known: readonly Control[] = controls.map(upTo134).filter(({ revisions }) => revisions.length > 0);

function upTo134(control: Control): Control {
  return { ...control, revisions: control.revisions.filter(({ since }) => since <= 34) };
}

function evaluateAll(pod: Pod, { level, version }: Standard, meter: Meter | undefined): readonly Refusal[] {
  return known
    .filter((control) => level !== 'baseline' || control.level === 'baseline')
    .flatMap((control) => {
      meter?.take(pod.containers.length + pod.volumes.length + 1);
      const revision = control.revisions.findLast(({ since }) => isWithin(since, version)) ?? control.revisions[0];
      const violation = revision?.check(pod) ?? null;
      return violation === null ? [] : [{ control, ...violation }];
    });
}
