import { own } from '../data.ts';
import { missingOfRule } from '../purpose.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Rule } from './autogen.ts';
import { bodyAnswer, preconditionsAnswer } from './body.ts';
import { celAnswer } from './celRule.ts';
import { entriesOf } from './entries.ts';
import { exclusionsOf, matching, names } from './exception.ts';
import type { ClassicException } from './exception.ts';
import { podSecurityAnswer } from './podSecurityRule.ts';
import type { ClassicPolicy } from './policy.ts';
import type { Subject } from './subject.ts';

/** What a rule says of an object that it is about, and the exception that decides. */
export interface RuleAnswer {
  readonly answer: Answer;
  readonly exception: string | null;
}

/**
 * Context, preconditions, exceptions, then what the rule judges by; null when it says nothing.
 * Source: kyverno, pkg/engine/engine.go: invokeRuleHandler.
 */
export function ruleAnswer(
  rule: Rule,
  policy: ClassicPolicy,
  around: Subject,
  exceptions: readonly ClassicException[],
): RuleAnswer | null {
  const unjudged = missingOfRule(rule.data);
  if (unjudged !== null) return { answer: answer('unjudged', '', { missing: [unjudged] }), exception: null };
  const entries = entriesOf(own(rule.data, 'context'), around.outside);
  const subject = { ...around, context: around.context.withEntries(entries) };
  const refused = preconditionsAnswer(own(rule.data, 'preconditions') ?? null, subject, ['preconditions']);
  if (refused !== null) return { answer: refused, exception: null };
  const named = exceptions.filter((one) => names(one, policy.key, rule.name));
  const exempt = matching(named, subject);
  if ('unknown' in exempt) return { answer: exempt.unknown, exception: null };
  return judged(rule, policy, subject, exempt.by);
}

function judged(
  rule: Rule,
  policy: ClassicPolicy,
  subject: Subject,
  by: readonly ClassicException[],
): RuleAnswer | null {
  const validate = own(rule.data, 'validate') ?? null;
  const isPodSecurity = own(validate, 'podSecurity') !== undefined;
  const full = by.find((one) => exclusionsOf(one).length === 0);
  if (isPodSecurity && full !== undefined) return exempted(`rule is skipped due to policy exception ${full.key}`, full);
  if (isPodSecurity) return podSecurityAnswer(rule, subject, by);
  const [first] = by;
  if (first !== undefined) {
    const keys = by.map(({ key }) => key).join(', ');
    // Kyverno leaves out the blank.
    return exempted(`rule is skipped due to policy exceptions${keys}`, first);
  }
  const said =
    own(validate, 'cel') === undefined
      ? bodyAnswer(validate, subject, ['validate'])
      : celAnswer(rule, policy.celOf(rule), subject);
  return said === null ? null : { answer: said, exception: null };
}

function exempted(message: string, { key }: ClassicException): RuleAnswer {
  return { answer: answer('skip', message), exception: key };
}
