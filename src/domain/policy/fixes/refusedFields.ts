import { at } from '../../kubernetes/read.ts';
import { asAdmitted, isList, own, textOf } from '../data.ts';
import type { Outcome, Steps } from '../outcome.ts';
import { evaluatePodSecurity } from '../standards/evaluate.ts';
import { exclusionOf } from '../standards/exclude.ts';
import { podForKyverno } from '../standards/podIn.ts';
import { readPod } from '../standards/readPod.ts';
import { Misshapen } from '../standards/struct.ts';
import { parseVersion } from '../standards/version.ts';
import { valueAt } from './change.ts';

/**
 * The fields that a rule with `podSecurity` refuses, each in full: the places that it tells end where something is missing.
 * Null for any other policy.
 */
export function refusedFields({ said }: Outcome, policy: unknown, data: unknown): readonly Steps[] | null {
  const rule = valueAt(policy, said?.slice(0, 3) ?? []);
  const asked = asAdmitted(at(rule, 'validate', 'podSecurity') ?? null);
  if (said?.[1] !== 'rules' || asked === null) return null;
  const object = asAdmitted(data);
  const where = podForKyverno(object);
  const pod = where === null ? null : readPod(object, where);
  const version = parseVersion(textOf(asked, 'version') || 'latest');
  if (where === null || pod === null || pod instanceof Misshapen || version === null) return [];
  const excluded = own(asked, 'exclude');
  const exclusions = (isList(excluded) ? excluded : []).map(exclusionOf);
  return evaluatePodSecurity(pod, { level: textOf(asked, 'level'), version }, exclusions).flatMap(({ errors }) =>
    errors.map(({ steps: [first, ...rest] }) => [...(first === 'metadata' ? where.metadata : where.spec), ...rest]),
  );
}
