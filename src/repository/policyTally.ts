import { isExempted, verdictOf } from '../domain/policy/outcome.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import { purposeBehind } from '../domain/policy/purpose.ts';
import { missingWords } from '../domain/policy/say.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import type { Unread } from '../domain/policy/unread.ts';
import type { PolicyTally, Recognised } from './row.ts';

/** What was written of a policy. */
interface PolicySource {
  readonly data: unknown;
}

/** How many policies say what about one object: a policy counts once, by the worst that it says. `unread` are beside them. */
export function tallyOf(judged: readonly Judged<PolicySource>[], unread: readonly Unread[]): PolicyTally {
  const left = [...judged];
  const taken = (saysIt: (one: Outcome) => boolean): typeof left => {
    const those = left.filter(({ outcomes }) => outcomes.some(saysIt));
    for (const one of those) left.splice(left.indexOf(one), 1);
    return those;
  };
  const failed = taken((one) => verdictOf(one) === 'fail');
  const errors = taken((one) => verdictOf(one) === 'error');
  const unjudged = taken((one) => verdictOf(one) === 'unjudged');
  const missing = unjudged.flatMap(({ policy, outcomes }) =>
    outcomes.filter((one) => purposeIn(policy, one) === null).flatMap((one) => one.missing),
  );
  return {
    matched: judged.length,
    failed: failed.length,
    errors: errors.length,
    unjudged: unjudged.length,
    exempted: taken(isExempted).length,
    missing: [...new Map(missing.map((one) => [missingWords(one), one])).values()],
    recognised: judged.flatMap(recognisedIn),
    unread: unread.filter(({ is }) => is === 'policy').length,
    unreadBindings: unread.filter(({ is }) => is === 'binding').length,
    isTried: false,
  };
}

function recognisedIn({ policy, outcomes }: Judged<PolicySource>): readonly Recognised[] {
  const { kind, name } = policy;
  return outcomes.flatMap((one) => {
    const does = purposeIn(policy, one);
    return does === null ? [] : [{ policy: { kind, name }, rule: one.rule, does }];
  });
}

function purposeIn({ source }: Judged<PolicySource>['policy'], { outcome, rule, missing }: Outcome): string | null {
  return outcome === 'unjudged' ? purposeBehind(source.data, rule, missing) : null;
}

/** Of an object that is only there to be tried: no policy is asked about it. */
export const triedTally: PolicyTally = {
  matched: 0,
  failed: 0,
  errors: 0,
  unjudged: 0,
  exempted: 0,
  missing: [],
  recognised: [],
  unread: 0,
  unreadBindings: 0,
  isTried: true,
};
