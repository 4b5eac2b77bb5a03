import type { Failure } from '../../cel/evaluate/failure.ts';
import type { Missing } from '../../missing.ts';
import type { Outcome } from '../outcome.ts';
import { spotsOf } from '../spots.ts';
import type { Work } from '../expressions/conditions.ts';
import type { Asked } from './evaluate.ts';
import type { Validation } from '../expressions/program.ts';

/** One thing that a policy has against a request, or why it has no verdict. */
export type Objection = Pick<Outcome, 'validation' | 'message' | 'isStopped' | 'missing' | 'spots' | 'said'> & {
  readonly outcome: 'fail' | 'error' | 'unjudged';
};

/**
 * What a validation has against a request; null when it holds. What decides is only worked out (`explain`) when there is
 * something to tell: every side and every element is looked at then.
 */
export function objectionTo(
  { index, expression, message, messageExpression }: Validation,
  work: Work,
  explain: () => Work,
  asked: Asked,
): Objection | null {
  const outcome = work(expression);
  const said = ['spec', 'validations', index, 'expression'];
  if (!outcome.ok) return { ...objectionOf(outcome.failure, 'error', asked), validation: index, said };
  if (outcome.value.data === true) return null;
  const explained = explain()(expression);
  const { from } = explained.ok ? explained.value : outcome.value;
  return {
    outcome: 'fail',
    validation: index,
    message: messageOf({ index, message, messageExpression }, work),
    isStopped: false,
    missing: [],
    spots: spotsOf(from, asked.request, asked.below),
    said,
  };
}

/** What an expression without a value comes to; `context` is what Kyverno says before the reason, and `words` that. */
export function objectionOf(
  failure: Failure,
  context: string,
  { request, below }: Asked,
  words: string = failure.words,
): Objection {
  if (failure.missing !== null) return unjudged(failure.missing);
  return {
    outcome: 'error',
    validation: null,
    message: `${context}: ${words}`,
    isStopped: failure.code === 'budget',
    missing: [],
    spots: spotsOf(failure.from, request, below),
    said: null,
  };
}

export function unjudged(missing: Missing): Objection {
  return {
    outcome: 'unjudged',
    validation: null,
    message: '',
    isStopped: false,
    missing: [missing],
    spots: [],
    said: null,
  };
}

function messageOf(
  { index, message, messageExpression }: Pick<Validation, 'index' | 'message' | 'messageExpression'>,
  work: Work,
): string {
  const usual = message === '' ? `CEL expression validation failed at index ${index}` : message;
  if (messageExpression === null) return usual;
  const outcome = work(messageExpression);
  if (!outcome.ok) return `failed to evaluate message expression: ${outcome.failure.words}`;
  // The checker has made sure of that.
  const text = typeof outcome.value.data === 'string' ? outcome.value.data : '';
  return text === '' ? `CEL expression validation failed at index ${index}` : text;
}
