import type { Steps } from '../outcome.ts';
import type { Container } from './pod.ts';

/** A value of a field as Kyverno names it. */
export type BadValue = boolean | number | string | readonly string[];

/** A field of a pod that a control forbids, or misses. */
export interface FieldError {
  /** As Kyverno writes it: `spec.containers[0].securityContext.privileged`. */
  readonly field: string;
  /** Where it is, from the root of the pod. */
  readonly steps: Steps;
  /** The name of the container that has it; null for one of the pod itself. */
  readonly container: string | null;
  readonly kind: 'forbidden' | 'required';
  /** Empty when there is none to name. */
  readonly value: BadValue;
}

/** How a pod violates a control, in the words of Kubernetes. */
export interface Violation {
  /** `privileged`. */
  readonly reason: string;
  /** `container "a" must not set securityContext.privileged=true`. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** Null when there are no errors. */
export function violationOf(reason: string, detail: string, errors: readonly FieldError[]): Violation | null {
  return errors.length === 0 ? null : { reason, detail, errors };
}

/** A field of the pod itself that is forbidden as it is. */
export function forbidden(steps: Steps, value: BadValue): FieldError {
  return { field: fieldText(steps), steps, container: null, kind: 'forbidden', value };
}

/** A field of a container that is forbidden as it is; the steps begin at the container. */
export function forbiddenIn(container: Container, steps: Steps, value: BadValue): FieldError {
  return { ...forbidden([...container.steps, ...steps], value), container: container.name };
}

/** A field that a container has to have. */
export function requiredIn(container: Container, steps: Steps): FieldError {
  return { ...forbiddenIn(container, steps, ''), kind: 'required' };
}

function fieldText(steps: Steps): string {
  return steps.reduce<string>((text, step, index) => {
    if (typeof step === 'number' || steps[index - 1] === 'annotations') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
