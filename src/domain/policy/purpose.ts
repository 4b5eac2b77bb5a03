import { splitApiVersion } from '../kubernetes/object.ts';
import { at, isMap, listAt, textAt } from '../kubernetes/read.ts';
import type { Missing } from '../missing.ts';
import { derivedNames } from './derivedNames.ts';
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

/** What a rule of a classic policy is for that is recognised and not judged. */
export interface RulePurpose {
  /** Of the key that says so. */
  readonly path: readonly string[];
  readonly does: string;
  /** What a verdict would take. */
  readonly lacks: 'mutation' | 'signature';
}

/** Null for a rule that is judged; what may refuse counts before what changes, where one does both. */
export function purposeOfRule(rule: unknown): RulePurpose | null {
  const isThere = (...path: readonly string[]): boolean => (at(rule, ...path) ?? null) !== null;
  if (isThere('validate', 'manifests'))
    return { path: ['validate', 'manifests'], does: 'looks at signatures of manifests', lacks: 'signature' };
  if (isMap(at(rule, 'validate'))) return null;
  if (isThere('verifyImages'))
    return { path: ['verifyImages'], does: 'looks at signatures of images', lacks: 'signature' };
  if (isThere('generate')) return { path: ['generate'], does: 'makes objects', lacks: 'mutation' };
  if (!isThere('mutate')) return null;
  const does = isThere('mutate', 'targets') ? 'changes other objects' : 'changes objects';
  return { path: ['mutate'], does, lacks: 'mutation' };
}

/** What a verdict of a rule would take that nobody here has; null for a rule that is judged. */
export function missingOfRule(rule: unknown): Missing | null {
  const lacks = purposeOfRule(rule)?.lacks ?? (isMap(at(rule, 'validate')) ? null : 'mutation');
  return lacks === null ? null : { kind: lacks, name: '' };
}

/** The same by the name of a rule, whatever the object; null too where it says something of some objects, or is not there. */
export function missingForRule(policy: unknown, rule: string): Missing | null {
  const [found] = rulesNamed(policy, rule);
  return found === undefined || isMap(at(found, 'validate')) ? null : missingOfRule(found);
}

/** What a policy, or its rule of this name, does that makes its outcome lack something; null where that is data. */
export function purposeBehind(policy: unknown, rule: string, missing: readonly Missing[]): string | null {
  const own = purposeOf(policy);
  if (own !== null) return own;
  if (!missing.some(({ kind }) => kind === 'mutation' || kind === 'signature')) return null;
  const purposes = rulesNamed(policy, rule).map((one) => purposeOfRule(one)?.does);
  return purposes.find((does) => does !== undefined) ?? null;
}

/** The rules that are written under a name, then those from which Kyverno derives one of that name. */
function rulesNamed(policy: unknown, name: string): readonly unknown[] {
  const rules = listAt(policy, 'spec', 'rules');
  const written = rules.filter((one) => textAt(one, 'name') === name);
  return written.concat(rules.filter((one) => derivedNames(textAt(one, 'name')).includes(name)));
}
