import { isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import type { Refusal } from './evaluate.ts';
import type { Container, Pod } from './pod.ts';
import type { BadValue, FieldError } from './violation.ts';

/** What a rule, or an exception, takes out of a standard. */
export interface Exclusion {
  readonly controlName: string;
  /** Patterns; without any it is about the pod itself, else about the containers with such images. */
  readonly images: readonly string[];
  /** With `*` for indices; empty for all fields of the control. */
  readonly restrictedField: string;
  /** Patterns for the values that are let through; empty for all. */
  readonly values: readonly string[];
}

/** From one item of `podSecurity.exclude`. */
export function exclusionOf(data: Data): Exclusion {
  return {
    controlName: textOf(data, 'controlName'),
    images: textsOf(own(data, 'images')),
    restrictedField: textOf(data, 'restrictedField'),
    values: textsOf(own(data, 'values')),
  };
}

function textsOf(list: Data | undefined): readonly string[] {
  return isList(list) ? list.filter((one) => typeof one === 'string') : [];
}

/**
 * What is left of refusals: Kyverno judges what the exclusion is about alone, and takes one error with the same field away
 * for each that it finds there. Source: kyverno, pkg/pss/evaluate.go: exemptExclusions.
 */
export function without(
  refusals: readonly Refusal[],
  exclusion: Exclusion,
  pod: Pod,
  evaluate: (part: Pod) => readonly Refusal[],
  meter: Meter | undefined,
): readonly Refusal[] {
  const part = partOf(pod, exclusion, meter);
  const excluded = evaluate(part).filter(({ control }) => control.name === exclusion.controlName);
  return refusals.flatMap((refusal) => {
    const of = excluded.find(({ control }) => control.id === refusal.control.id);
    const errors = (of?.errors ?? []).filter((error) => isLetThrough(error, exclusion, meter));
    const left = errors.reduce((rest, error) => withoutLike(rest, error, exclusion, meter), refusal.errors);
    if (left === refusal.errors) return [refusal];
    return left.length === 0 ? [] : [{ ...refusal, errors: left }];
  });
}

function partOf(pod: Pod, { images }: Exclusion, meter: Meter | undefined): Pod {
  // A control that only containers keep to would find nothing: Kyverno puts one in.
  if (images.length === 0) return { ...pod, containers: [stand] };
  return {
    ...emptyPod,
    containers: pod.containers.filter(({ image }) => isLikeAny(image, images, meter)),
  };
}

const stand: Container = {
  steps: ['spec', 'containers', 0],
  name: 'fake',
  image: '',
  hostPorts: [],
  hosts: [],
  security: null,
};

const emptyPod: Pod = {
  annotations: new Map(),
  os: '',
  hostUsers: null,
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  volumes: [],
  security: null,
  containers: [],
};

function isLetThrough(error: FieldError, { restrictedField, values }: Exclusion, meter: Meter | undefined): boolean {
  if (restrictedField !== '' && restrictedField !== patternOf(error)) return false;
  return values.length === 0 || textsOfValue(error.value).every((value) => isLikeAny(value, values, meter));
}

/** The last error takes the place of the one that goes. */
function withoutLike(
  errors: readonly FieldError[],
  wanted: FieldError,
  { images }: Exclusion,
  meter: Meter | undefined,
): readonly FieldError[] {
  const pattern = patternOf(wanted);
  meter?.take(errors.length);
  const index = errors.findIndex(
    (error) => patternOf(error) === pattern && (images.length === 0 || error.container === wanted.container),
  );
  const last = errors.at(-1);
  if (index === -1 || last === undefined) return errors;
  return errors.with(index, last).slice(0, -1);
}

function patternOf({ field }: FieldError): string {
  return field.replaceAll(/\d+/g, '*');
}

function textsOfValue(value: BadValue): readonly string[] {
  if (typeof value === 'object') return value;
  return value === '' ? [] : [String(value)];
}

function isLikeAny(text: string, patterns: readonly string[], meter: Meter | undefined): boolean {
  return patterns.some((pattern) => wildcard(pattern, text, meter));
}
