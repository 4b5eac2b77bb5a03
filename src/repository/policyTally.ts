import { missingWords } from '../domain/policy/say.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import type { PolicyTally } from './row.ts';

/** How many policies say what about one object: a policy that fails counts as failed, whatever else it says. */
export function tallyOf(judged: readonly Judged<unknown>[]): PolicyTally {
  const saying = (outcome: 'fail' | 'unjudged'): typeof judged =>
    judged.filter(({ outcomes }) => outcomes.some((one) => one.outcome === outcome));
  const failed = saying('fail');
  const unjudged = saying('unjudged').filter((one) => !failed.includes(one));
  const missing = unjudged.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.missing));
  return {
    matched: judged.length,
    failed: failed.length,
    unjudged: unjudged.length,
    missing: [...new Map(missing.map((one) => [missingWords(one), one])).values()],
  };
}
