import { evaluation } from '../../cel/cel.ts';
import type { Funds } from '../../cel/evaluate/budget.ts';
import type { Failure } from '../../cel/evaluate/failure.ts';
import type { Variables } from '../../cel/evaluate/run.ts';
import type { Externals } from '../../cel/value/externals.ts';
import { variable } from '../../cel/value/read.ts';
import { allHold, isAnswer } from '../expressions/conditions.ts';
import type { Work } from '../expressions/conditions.ts';
import type { Program, Validation } from '../expressions/program.ts';
import { compositedValues } from '../expressions/values.ts';
import type { Outcome } from '../outcome.ts';
import type { Request } from '../request.ts';
import { spotsOf } from '../spots.ts';

/** One thing that keeps a request from being admitted, or why it is not known whether it is. */
export type Decision = Pick<Outcome, 'validation' | 'message' | 'isStopped' | 'missing' | 'spots' | 'said'> & {
  readonly outcome: 'fail' | 'error' | 'unjudged';
};

export interface Deciding {
  readonly request: Request;
  /** What the expressions see besides the policy's own variables. */
  readonly values: Variables;
  readonly externals: Externals;
  /** What all of its expressions take from. */
  readonly budget: Funds;
  /** `failurePolicy: Ignore`: what has no value admits. */
  readonly ignoresFailures: boolean;
  /** What has no value is told as an error, whether it admits or not: as Kyverno's command line does. */
  readonly tellsErrors: boolean;
}

/**
 * What an API server decides by a policy: every validation is asked. Null when a condition does not hold, and nothing when
 * all of it admits. Source: k8s.io/apiserver, pkg/admission/plugin/policy/validating/validator.go: Validate.
 */
export function decide(program: Program, deciding: Deciding): readonly Decision[] | null {
  const { values, externals, budget, ignoresFailures } = deciding;
  const work = evaluation(program.environment, ofConditions(values), { externals, budget });
  const held = allHold(program.conditions, work);
  if (held === false) return null;
  if (held !== true && ignoresFailures && isAnswer(held.failure)) return null;
  if (held !== true) return [unmatched(program, held.failure, work, deciding)];
  const all = new Map([...values, ...compositedValues(program)]);
  const body = evaluation(program.environment, all, { externals, budget });
  const explain = (): Work => evaluation(program.environment, all, { externals, budget, explain: true });
  const decisions: Decision[] = [];
  for (const validation of program.validations) {
    const decision = decisionOf(validation, body, explain, deciding);
    if (decision !== null) decisions.push(decision);
    // Once there is nothing left, no other has anything to say.
    if (decision?.isStopped === true) return decisions;
  }
  return [...decisions, ...annotationDecisions(program, body, deciding)];
}

/** Conditions are not shown the Namespace (k8s.io/apiserver, pkg/admission/plugin/webhook/matchconditions/matcher.go: Match). */
function ofConditions(values: Variables): Variables {
  return new Map([...values, ['namespaceObject', variable('namespaceObject', null)]]);
}

/** Conditions without a value: Kubernetes names each of them, and each sentence once (utilerrors.NewAggregate). */
function unmatched({ conditions, conditionTexts }: Program, held: Failure, work: Work, deciding: Deciding): Decision {
  const decision = withoutValue(held, null, deciding);
  if (decision.message === '') return decision;
  const sentences = conditions.flatMap((condition, index) => {
    const outcome = work(condition);
    return outcome.ok ? [] : [errorIn(conditionTexts[index] ?? '', outcome.failure)];
  });
  const [first = decision.message, ...others] = new Set(sentences);
  return { ...decision, message: others.length === 0 ? first : `[${[first, ...others].join(', ')}]` };
}

function errorIn(text: string, { words }: Failure): string {
  return `expression '${text.trim()}' resulted in error: ${words}`;
}

/** An annotation that can't be worked out denies too, unless failures are ignored: then it is left out. */
function annotationDecisions({ annotations }: Program, work: Work, deciding: Deciding): readonly Decision[] {
  return annotations.flatMap(({ expression, text }) => {
    const outcome = work(expression);
    if (outcome.ok) return [];
    const decision = withoutValue(outcome.failure, null, deciding);
    if (decision.outcome === 'error' && outcome.failure.code !== 'budget') return [];
    return decision.message === '' ? [decision] : [{ ...decision, message: errorIn(text, outcome.failure) }];
  });
}

function decisionOf(validation: Validation, work: Work, explain: () => Work, deciding: Deciding): Decision | null {
  const { expression, index, steps } = validation;
  const outcome = work(expression);
  if (!outcome.ok) return withoutValue(outcome.failure, validation, deciding);
  if (outcome.value.data === true) return null;
  const explained = explain()(expression);
  const { from } = explained.ok ? explained.value : outcome.value;
  return {
    outcome: 'fail',
    validation: index,
    message: messageOf(validation, work),
    isStopped: false,
    missing: [],
    spots: spotsOf(from, deciding.request),
    said: steps,
  };
}

/** An expression without a value denies, unless failures are ignored; then it is told and admits. */
function withoutValue(failure: Failure, validation: Validation | null, deciding: Deciding): Decision {
  const { request, ignoresFailures, tellsErrors } = deciding;
  const base = { validation: validation?.index ?? null, said: validation?.steps ?? null, isStopped: false };
  if (failure.missing !== null)
    return { ...base, outcome: 'unjudged', message: '', missing: [failure.missing], spots: [] };
  const message = validation === null ? failure.words : errorIn(validation.text, failure);
  const spots = spotsOf(failure.from, request);
  if (failure.code === 'budget') return { ...base, outcome: 'error', isStopped: true, message, missing: [], spots };
  return { ...base, outcome: ignoresFailures || tellsErrors ? 'error' : 'fail', message, missing: [], spots };
}

/** No more than this of a message expression is taken (k8s.io/apiserver, pkg/apis/cel). */
const longest = 5 * 1024;

function messageOf({ message, messageExpression, text }: Validation, work: Work): string {
  const outcome = messageExpression === null ? null : work(messageExpression);
  const said = outcome?.ok === true && typeof outcome.value.data === 'string' ? outcome.value.data.trim() : '';
  const usable = said.includes('\n') || new TextEncoder().encode(said).length > longest ? '' : said;
  return usable || message.trim() || `failed expression: ${text.trim()}`;
}
