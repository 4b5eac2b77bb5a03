import type { Externals } from '../../cel/value/externals.ts';
import { own, textOf } from '../data.ts';
import { matchesRule } from '../match/matchesRule.ts';
import { withinSteps } from '../meter.ts';
import { reasonOf, unsaid } from '../outcome.ts';
import type { Outcome, Steps } from '../outcome.ts';
import type { Allowance } from '../patience.ts';
import type { Request } from '../request.ts';
import { actionOf } from './action.ts';
import { answer, exhausted } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Rule } from './autogen.ts';
import type { ClassicException } from './exception.ts';
import { allowsExisting, existingMessage, requestBefore } from './existing.ts';
import { objectData } from './objectData.ts';
import type { ClassicPolicy } from './policy.ts';
import { requestWith } from './given.ts';
import { requestContext } from './requestContext.ts';
import { ruleAnswer } from './ruleAnswer.ts';
import type { RuleAnswer } from './ruleAnswer.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subjectOf.ts';
import { isCalled } from './webhook.ts';

/** What a judgement may look at besides the object. */
export interface ClassicSurroundings {
  readonly externals: Externals;
  readonly exceptions: readonly ClassicException[];
  /** Numbers as Kyverno's command line reads them from files. */
  readonly numbersAreFloats: boolean;
  /** Values that a test gives for variables of a rule, by dotted name. */
  readonly given: (rule: string) => ReadonlyMap<string, unknown>;
  readonly allowance: Allowance;
}

/**
 * What a classic policy says about a request: one outcome for each rule that is about the object. Never throws.
 * Source: kyverno, pkg/engine/validation.go.
 */
export function judgeClassic(
  policy: ClassicPolicy,
  request: Request,
  surroundings: ClassicSurroundings,
): readonly Outcome[] {
  if (policy.namespace !== '' && policy.namespace !== request.namespace) return [];
  const { externals, allowance } = surroundings;
  const { conditions } = policy;
  if (conditions !== null && !isCalled(conditions, request, { externals, budget: allowance.meter().funds })) return [];
  const outcomes: Outcome[] = [];
  for (const rule of policy.rulesFor(request.resource.kind)) {
    const said = withinSteps(
      () => ofUpdate(rule, policy, request, surroundings),
      (): RuleAnswer => ({ answer: exhausted, exception: null }),
    );
    if (said === null) continue;
    outcomes.push(outcomeOf(rule, policy, request, said));
    if (policy.onlyOne && (said.answer.outcome === 'pass' || said.answer.outcome === 'fail')) break;
  }
  return outcomes;
}

/** A failure counts for nothing where the rule lets be what violated it before. */
function ofUpdate(
  rule: Rule,
  policy: ClassicPolicy,
  request: Request,
  surroundings: ClassicSurroundings,
): RuleAnswer | null {
  const said = ruled(rule, policy, request, surroundings);
  if (said?.answer.outcome !== 'fail' || !allowsExisting(policy.data, rule.data)) return said;
  const earlier = requestBefore(request);
  if (earlier === null) return said;
  const given = (name: string): ReadonlyMap<string, unknown> =>
    new Map([...surroundings.given(name)].filter(([key]) => key !== 'request.operation'));
  const before = ruled(rule, policy, earlier, { ...surroundings, given })?.answer;
  if (before?.outcome === 'unjudged') return { ...said, answer: before };
  return before?.outcome === 'fail' ? { ...said, answer: answer('skip', existingMessage) } : said;
}

/** Null when the rule is not about the object, or says nothing. */
function ruled(
  rule: Rule,
  policy: ClassicPolicy,
  asked: Request,
  { externals, exceptions, numbersAreFloats, given, allowance }: ClassicSurroundings,
): RuleAnswer | null {
  const meter = allowance.meter();
  const values = given(rule.name);
  const request = requestWith(asked, values);
  const matched = matchesRule(rule.data, policy.namespace, subjectOf(request), meter);
  if (matched.kind === 'no') return null;
  if (matched.kind === 'unknown')
    return { answer: answer('unjudged', '', { missing: [matched.missing] }), exception: null };
  if (matched.kind === 'budget') return { answer: exhausted, exception: null };
  const { object } = request;
  const subject: Subject = {
    request,
    context: requestContext(request, policy.queries, values),
    outside: { externals, namespace: policy.namespace },
    meter,
    rule: { name: rule.name, message: textOf(own(rule.data, 'validate'), 'message') },
    scope: object === null ? null : { data: objectData(object, numbersAreFloats), steps: [] },
    nesting: 0,
  };
  return ruleAnswer(rule, policy, subject, exceptions);
}

function outcomeOf(
  rule: Rule,
  policy: ClassicPolicy,
  request: Request,
  { answer: said, exception }: RuleAnswer,
): Outcome {
  return {
    ...unsaid,
    rule: rule.name,
    outcome: said.outcome,
    action: actionOf(policy.data, rule.data, request),
    scored: policy.isScored,
    message: said.message,
    reason: reasonOf({ isStopped: said.isExhausted }),
    isStopped: said.isExhausted,
    missing: said.missing,
    exception,
    spots: said.spots,
    said: saidBy(rule, said),
  };
}

/** What took too long may be any part of the rule. */
function saidBy(rule: Rule, { said, isExhausted }: Answer): Steps | null {
  if (said === null && !isExhausted) return null;
  return ['spec', 'rules', rule.index, ...written(said ?? [], rule)];
}

/** Where it stands in the written rule: what a derived one has around its patterns is left out. */
function written(said: Steps, { around }: Rule): Steps {
  const start = said.findIndex((step) => step === 'pattern' || step === 'anyPattern');
  if (around.length === 0 || start === -1 || said[start - 1] !== 'validate') return said;
  const at = said[start] === 'anyPattern' ? start + 2 : start + 1;
  const isAround = around.every((step, index) => said[at + index] === step);
  return isAround ? [...said.slice(0, at), ...said.slice(at + around.length)] : said;
}
