import { asAdmitted, isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { matchesException } from '../match/matchesRule.ts';
import { wildcard } from '../wildcard.ts';
import { troubled } from './answer.ts';
import type { Answer } from './answer.ts';
import { held } from './preconditions.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subjectOf.ts';
import { Trouble } from './trouble.ts';

/** A PolicyException of kyverno.io. */
export interface ClassicException {
  /** `namespace/name`. */
  readonly key: string;
  readonly data: Data;
}

/** From an object of that kind. */
export function classicExceptionOf(object: unknown): ClassicException {
  const data = asAdmitted(object);
  const metadata = own(data, 'metadata');
  const [namespace, name] = [textOf(metadata, 'namespace'), textOf(metadata, 'name')];
  return { key: namespace === '' ? name : `${namespace}/${name}`, data };
}

/** Whether it names a rule of a policy; the rule with wildcards, the policy in full. */
export function names({ data }: ClassicException, policy: string, rule: string): boolean {
  const exceptions = own(own(data, 'spec'), 'exceptions');
  return (isList(exceptions) ? exceptions : []).some((one) => {
    const rules = own(one, 'ruleNames');
    return (
      textOf(one, 'policyName') === policy &&
      isList(rules) &&
      rules.some((name) => typeof name === 'string' && wildcard(name, rule))
    );
  });
}

/** Its `podSecurity`: what it excludes of the standards; empty when it exempts from all of a rule. */
export function exclusionsOf({ data }: ClassicException): readonly Data[] {
  const exclusions = own(own(data, 'spec'), 'podSecurity');
  return isList(exclusions) ? exclusions : [];
}

/**
 * The exceptions that take an object. Conditions without a value take nothing; what nobody knows is told.
 * Source: kyverno, pkg/engine/utils/exceptions.go: MatchesException.
 */
export function matching(
  exceptions: readonly ClassicException[],
  subject: Subject,
): { readonly by: readonly ClassicException[] } | { readonly unknown: Answer } {
  const by: ClassicException[] = [];
  for (const exception of exceptions) {
    const spec = own(exception.data, 'spec') ?? null;
    const matched = matchesException(own(spec, 'match') ?? null, subjectOf(subject.request), subject.meter);
    if (matched.kind === 'unknown') return { unknown: troubled(new Trouble('', { missing: matched.missing }), '') };
    if (matched.kind !== 'yes') continue;
    const conditions = own(spec, 'conditions') ?? null;
    const result = conditions === null ? null : held(conditions, subject);
    if (result instanceof Trouble && result.missing !== null) return { unknown: troubled(result, '') };
    if (result === null || (!(result instanceof Trouble) && result.holds)) by.push(exception);
  }
  return { by };
}
