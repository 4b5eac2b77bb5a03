import { evaluation } from '../../cel/cel.ts';
import type { Variables } from '../../cel/evaluate/run.ts';
import type { Value } from '../../cel/value/data.ts';
import type { Externals } from '../../cel/value/externals.ts';
import { variable } from '../../cel/value/read.ts';
import type { Allowance } from '../patience.ts';
import type { Steps } from '../outcome.ts';
import type { Request } from '../request.ts';
import { annotationObjection } from './annotations.ts';
import { allHold, isAnswer } from '../expressions/conditions.ts';
import { exemptions, expiredFor } from './exemptions.ts';
import { isFull } from './exception.ts';
import type { PolicyException } from './exception.ts';
import { objectionOf, objectionTo } from './objection.ts';
import type { Objection } from './objection.ts';
import type { Form, ValidatingPolicy } from './policy.ts';
import { ownValues } from '../expressions/values.ts';

/** What a policy comes to for one request that it is asked about. */
export type Result =
  /** One of its conditions does not hold. */
  | { readonly is: 'skipped' }
  | { readonly is: 'exempt'; readonly by: readonly PolicyException[] }
  | { readonly is: 'passed' }
  /** `expired` are exceptions that would have matched. */
  | {
      readonly is: 'objected';
      readonly objections: readonly Objection[];
      readonly expired?: readonly PolicyException[];
    };

/** What is asked, and where it lies in the object that somebody wrote. */
export interface Asked {
  readonly request: Request;
  /** What expressions see of it. */
  readonly values: Variables;
  readonly below: Steps;
}

/** What a judgement may look at besides the object, and how far it goes. */
export interface Surroundings {
  /** What functions ask the outside for. */
  readonly externals: Externals;
  /** When exceptions expire, in nanoseconds since 1970; null when the time is not known. */
  readonly exceptionsAt: bigint | null;
  /** As Kyverno reports: the first validation that fails is the last that is looked at. Namespaces exempt from nothing. */
  readonly likeCommandLine: boolean;
  readonly allowance: Allowance;
}

/**
 * Exceptions, conditions, then the validations in their order. An expression that has no value ends it, one that is
 * false does so only when Kyverno's report alone is wanted. Never throws.
 * Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: evaluateWithData.
 */
export function evaluatePolicy(
  policy: Pick<ValidatingPolicy, 'ignoresFailures'>,
  form: Form,
  asked: Asked,
  { externals, exceptionsAt, likeCommandLine, allowance }: Surroundings,
): Result {
  const { funds: budget } = allowance.meter();
  const exempt = exemptions(policy, form, asked, { externals, budget }, exceptionsAt);
  if ('objection' in exempt) return objected(exempt.objection);
  if (exempt.by.some(isFull)) return { is: 'exempt', by: exempt.by };
  const { program } = form;
  const values = new Map([...asked.values, allowedBy(exempt.by), ...ownValues(program)]);
  const work = evaluation(program.environment, values, { externals, budget });
  const held = allHold(program.conditions, work);
  if (held === false) return { is: 'skipped' };
  // What is not known is told, whatever is to be done about errors.
  if (held !== true && policy.ignoresFailures && isAnswer(held.failure)) return { is: 'skipped' };
  if (held !== true) return objected(objectionOf(held.failure, 'failed to load context', asked, held.words));
  const explain = (): typeof work => evaluation(program.environment, values, { externals, budget, explain: true });
  const objections: Objection[] = [];
  for (const validation of program.validations) {
    const objection = objectionTo(validation, work, explain, asked);
    if (objection === null) continue;
    objections.push(objection);
    if (objection.outcome !== 'fail' || likeCommandLine) break;
  }
  const [first] = objections;
  if (first !== undefined && first.outcome !== 'fail') return { is: 'objected', objections };
  // An annotation that can't be written takes the place of the verdict that it would be written for.
  const context = first === undefined ? 'failed to load context' : 'error';
  const unannotated = annotationObjection(program, work, context, asked);
  if (unannotated !== null) return objected({ ...unannotated, validation: first?.validation ?? null });
  if (objections.length === 0) return { is: 'passed' };
  return { is: 'objected', objections, expired: expiredFor(form, asked, { externals, budget }, exceptionsAt) };
}

function objected(objection: Objection): Result {
  return { is: 'objected', objections: [objection] };
}

/** What the policy can read of the exceptions that match. */
function allowedBy(exceptions: readonly PolicyException[]): [string, Value] {
  const allowed = {
    allowedImages: exceptions.flatMap(({ images }) => images),
    allowedValues: exceptions.flatMap(({ values }) => values),
  };
  return ['exceptions', variable('exceptions', allowed)];
}
