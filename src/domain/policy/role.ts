import { splitApiVersion } from '../kubernetes/object.ts';
import { textAt } from '../kubernetes/read.ts';
import { hasStandards } from './standards/namespace.ts';

/** What an object is to a set of policies; `standards` is a Namespace whose labels name Pod Security Standards. */
export type PolicyRole =
  | 'classic'
  | 'validating'
  | 'admission'
  | 'standards'
  | 'binding'
  | 'exception'
  | 'classicException';

/** By group and kind; all versions are read alike. */
const roles: ReadonlyMap<string, PolicyRole> = new Map([
  ['kyverno.io/ClusterPolicy', 'classic'],
  ['kyverno.io/Policy', 'classic'],
  ['kyverno.io/PolicyException', 'classicException'],
  ['policies.kyverno.io/ValidatingPolicy', 'validating'],
  ['policies.kyverno.io/NamespacedValidatingPolicy', 'validating'],
  ['policies.kyverno.io/PolicyException', 'exception'],
  ['admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'admission'],
  ['admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding', 'binding'],
]);

/** The role of an object; null for one that policies do not know. */
export function roleOfObject(object: unknown): PolicyRole | null {
  if (hasStandards(object)) return 'standards';
  return roleOf(splitApiVersion(textAt(object, 'apiVersion')).group, textAt(object, 'kind'));
}

/** Whether an object says nothing by itself and counts beside policies: an exception or a binding. */
export function isBeside(object: unknown): boolean {
  return besideRoles.has(roleOfObject(object) ?? '');
}

const besideRoles: ReadonlySet<string> = new Set<PolicyRole>(['binding', 'exception', 'classicException']);

/** The role that all objects of a group and kind have; null for one that policies do not know by that. */
export function roleOf(group: string, kind: string): PolicyRole | null {
  return roles.get(`${group}/${kind}`) ?? null;
}
