import { asAdmitted } from '../../../../../src/domain/policy/data.ts';
import type { Control } from '../../../../../src/domain/policy/standards/control.ts';
import type { Pod } from '../../../../../src/domain/policy/standards/pod.ts';
import { podIn } from '../../../../../src/domain/policy/standards/podIn.ts';
import { readPod } from '../../../../../src/domain/policy/standards/readPod.ts';
import { Misshapen } from '../../../../../src/domain/policy/standards/struct.ts';
import { isWithin } from '../../../../../src/domain/policy/standards/version.ts';

/** The pod of a spec. */
export function podOf(spec: object, annotations: Readonly<Record<string, string>> = {}): Pod {
  const object = asAdmitted({ kind: 'Pod', metadata: { annotations }, spec });
  const where = podIn(object);
  const pod = where === null ? null : readPod(object, where);
  if (pod === null || pod instanceof Misshapen) throw new Error('There is no pod in it.');
  return pod;
}

/** Two containers, one that prepares and one that runs, each with a security context. */
export function contexts(prepares: object | null, runs: object | null): object {
  return {
    initContainers: [{ name: 'a', ...(prepares === null ? {} : { securityContext: prepares }) }],
    containers: [{ name: 'b', ...(runs === null ? {} : { securityContext: runs }) }],
  };
}

/** What a control says at a version, and the fields that it names with their values; null for a pod that keeps to it. */
export function said(control: Control, pod: Pod, version: number): readonly string[] | null {
  const revision = control.revisions.findLast(({ since }) => isWithin(since, version));
  if (revision === undefined) throw new Error(`${control.id} is newer than 1.${version}.`);
  const violation = revision.check(pod);
  if (violation === null) return null;
  const fields = violation.errors.map(({ field, kind, value }) =>
    kind === 'required' ? `${field} required` : `${field} ${JSON.stringify(value)}`,
  );
  return [`${violation.reason} (${violation.detail})`, ...fields];
}
