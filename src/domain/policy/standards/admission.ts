import { textOf } from '../data.ts';
import type { Data } from '../data.ts';
import type { Spot } from '../outcome.ts';
import { controls } from './catalogue.ts';
import type { Control } from './control.ts';
import type { LevelVersion, NamespaceStandards } from './namespace.ts';
import type { Pod } from './pod.ts';
import { hasPod, podIn } from './podIn.ts';
import { readPod } from './readPod.ts';
import { spotsOf } from './spot.ts';
import { Misshapen } from './struct.ts';
import { isWithin, versionText } from './version.ts';
import type { Version } from './version.ts';
import type { Violation } from './violation.ts';

/** What an API server says of an object, and the fields that make it say so. */
export interface Said {
  /** `violates PodSecurity "restricted:latest": host namespaces (hostNetwork=true)`. */
  readonly message: string;
  readonly spots: readonly Spot[];
}

/** What its PodSecurity admission makes of an object; null for each that nothing is said in. */
export interface Admission {
  readonly refusal: Said | null;
  readonly audit: Said | null;
  readonly warning: Said | null;
}

const nothing: Admission = { refusal: null, audit: null, warning: null };

/**
 * What an API server of Kubernetes 1.`minor` does about a new object in a Namespace with these standards. The object has its
 * defaults: a volume without a source is an empty one. Only pods are refused; what makes pods is warned of. Source: k8s.io/pod-security-admission, admission: EvaluatePod.
 */
export function admit(object: Data, standards: NamespaceStandards, minor: number): Admission | Misshapen {
  const where = podIn(object);
  if (where === null || !hasPod(object, where)) return nothing;
  const pod = readPod(object, where);
  if (pod instanceof Misshapen) return pod;
  const said = (standard: LevelVersion, verb: string): Said | null => {
    const violations = violationsOf(pod, standard, minor);
    if (violations.length === 0) return null;
    return {
      message: admissionText(verb, standard, violations),
      spots: spotsOf(
        violations.flatMap(({ errors }) => errors),
        object,
        where,
      ),
    };
  };
  const refusal = textOf(object, 'kind') === 'Pod' ? said(standards.enforce, 'violates') : null;
  return {
    refusal,
    audit: said(standards.audit, 'would violate'),
    warning: refusal === null ? said(standards.warn, 'would violate') : null,
  };
}

/**
 * How a pod violates a standard, as Kubernetes 1.`minor` sees it: first the baseline, then what is restricted, each by the
 * ids of the controls. A version that is newer than the server is the server's.
 * Source: k8s.io/pod-security-admission, policy: EvaluatePod.
 */
export function violationsOf(pod: Pod, { level, version }: LevelVersion, minor: number): readonly Violation[] {
  if (level === 'privileged') return [];
  const at = version === 'latest' ? minor : Math.min(version, minor);
  const there = controls.filter(({ revisions }) => isWithin(revisions[0]?.since ?? Infinity, at));
  const baseline = there.filter((control) => control.level === 'baseline');
  const restricted = level === 'restricted' ? there.filter((control) => control.level === 'restricted') : [];
  const overridden = new Set(restricted.map(({ overrides }) => overrides));
  return [...baseline.filter(({ id }) => !overridden.has(id)), ...restricted].flatMap(
    (control) => violationOf(control, pod, at) ?? [],
  );
}

function violationOf({ revisions }: Control, pod: Pod, version: Version): Violation | null {
  return revisions.findLast(({ since }) => isWithin(since, version))?.check(pod) ?? null;
}

/** What is said about them; the verb is `violates` or `would violate`. */
export function admissionText(
  verb: string,
  { level, version }: LevelVersion,
  violations: readonly Violation[],
): string {
  const details = violations.map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`));
  return `${verb} PodSecurity "${level}:${versionText(version)}": ${details.join(', ')}`;
}
