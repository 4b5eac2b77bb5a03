import type { Container, Pod } from './pod.ts';
import { forbidden, forbiddenIn, violationOf } from './violation.ts';
import type { Violation } from './violation.ts';
import { distinct, quoted, settersText } from './words.ts';

/** The profiles that are forbidden, and who sets them. */
export interface BadProfiles {
  /** Null when the pod itself sets none. */
  readonly ofPod: string | null;
  readonly ofContainers: readonly { readonly container: Container; readonly type: string }[];
}

/** Whether it is set, to a profile that is on. */
export function isGood(type: string | null): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

/** What a pod sets that turns seccomp off, or that nobody knows. */
export function settings({ security, containers }: Pod): BadProfiles {
  const ofPod = security?.seccompProfile ?? null;
  return {
    ofPod: isGood(ofPod) ? null : ofPod,
    ofContainers: containers.flatMap((container) => {
      const type = container.security?.seccompProfile ?? null;
      return type === null || isGood(type) ? [] : [{ container, type }];
    }),
  };
}

/** Null for a pod that sets nothing forbidden. */
export function settingsViolation({ ofPod, ofContainers }: BadProfiles): Violation | null {
  const setters = settersText(
    ofPod !== null,
    ofContainers.map(({ container }) => container),
  );
  const types = distinct([...(ofPod === null ? [] : [ofPod]), ...ofContainers.map(({ type }) => type)]);
  return violationOf(
    'seccompProfile',
    `${setters} must not set securityContext.seccompProfile.type to ${quoted(types)}`,
    [
      ...(ofPod === null ? [] : [forbidden(['spec', 'securityContext', 'seccompProfile', 'type'], ofPod)]),
      ...ofContainers.map(({ container, type }) =>
        forbiddenIn(container, ['securityContext', 'seccompProfile', 'type'], type),
      ),
    ],
  );
}
