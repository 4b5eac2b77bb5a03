import { splitApiVersion } from '../kubernetes/object.ts';
import { at, isMap, listAt, textAt } from '../kubernetes/read.ts';
import type { Missing } from '../missing.ts';
import { missingFor } from './unsupported.ts';

/** What a policy is for that is recognised and not judged, as it goes on behind its name; null for one that is judged. */
export function purposeOf(policy: unknown): string | null {
  const missing = missingFor(policy);
  if (missing === null) return null;
  const kind = textAt(policy, 'kind').replace(/^(Namespaced|Cluster)/, '');
  const { group } = splitApiVersion(textAt(policy, 'apiVersion'));
  if (group === 'kyverno.io') return 'removes objects';
  return ofKinds[kind] ?? 'is about requests to a proxy';
}

const ofKinds: Readonly<Record<string, string>> = {
  MutatingPolicy: 'changes objects',
  MutatingAdmissionPolicy: 'changes objects',
  GeneratingPolicy: 'makes objects',
  DeletingPolicy: 'removes objects',
  ImageValidatingPolicy: 'looks at signatures of images',
};

/** The same of a rule of a classic policy, with the path of the key that says so. */
export function purposeOfRule(rule: unknown): { readonly path: readonly string[]; readonly does: string } | null {
  const isThere = (...path: readonly string[]): boolean => (at(rule, ...path) ?? null) !== null;
  if (isThere('validate', 'manifests'))
    return { path: ['validate', 'manifests'], does: 'looks at signatures of manifests' };
  if (isMap(at(rule, 'validate'))) return null;
  if (isThere('mutate'))
    return { path: ['mutate'], does: isThere('mutate', 'targets') ? 'changes other objects' : 'changes objects' };
  if (isThere('generate')) return { path: ['generate'], does: 'makes objects' };
  return isThere('verifyImages') ? { path: ['verifyImages'], does: 'looks at signatures of images' } : null;
}

/** What a policy, or its rule of this name, does that makes its outcome lack something; null where that is data. */
export function purposeBehind(policy: unknown, rule: string, missing: readonly Missing[]): string | null {
  const own = purposeOf(policy);
  if (own !== null) return own;
  if (!missing.some(({ kind }) => kind === 'mutation' || kind === 'signature')) return null;
  const written = listAt(policy, 'spec', 'rules').filter((one) => {
    const name = textAt(one, 'name');
    return [name, `autogen-${name}`.slice(0, 63), `autogen-cronjob-${name}`.slice(0, 63)].includes(rule);
  });
  return written.map((one) => purposeOfRule(one)?.does).find((does) => does !== undefined) ?? null;
}
