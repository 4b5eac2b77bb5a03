import { missingWords } from '../domain/policy/say.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import type { PolicyTally } from './row.ts';

/** How many policies say what about one object: a policy counts once, by the worst that it says. */
export function tallyOf(judged: readonly Judged<unknown>[]): PolicyTally {
  const left = [...judged];
  const taken = (outcome: 'fail' | 'error' | 'unjudged'): typeof left => {
    const those = left.filter(({ outcomes }) => outcomes.some((one) => one.outcome === outcome));
    for (const one of those) left.splice(left.indexOf(one), 1);
    return those;
  };
  const [failed, errors, unjudged] = [taken('fail'), taken('error'), taken('unjudged')];
  const missing = unjudged.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.missing));
  return {
    matched: judged.length,
    failed: failed.length,
    errors: errors.length,
    unjudged: unjudged.length,
    missing: [...new Map(missing.map((one) => [missingWords(one), one])).values()],
    isTried: false,
  };
}

/** Of an object that is only there to be tried: no policy is asked about it. */
export const triedTally: PolicyTally = { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], isTried: true };
