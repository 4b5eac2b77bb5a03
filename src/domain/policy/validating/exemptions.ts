import { evaluation } from '../../cel/cel.ts';
import type { Options } from '../../cel/cel.ts';
import { allHold, isAnswer } from '../expressions/conditions.ts';
import type { Asked } from './evaluate.ts';
import { isFull } from './exception.ts';
import type { PolicyException } from './exception.ts';
import { objectionOf, unjudged } from './objection.ts';
import type { Objection } from './objection.ts';
import type { Form, ValidatingPolicy } from './policy.ts';

/**
 * The exceptions that match a request. One whose conditions have no value counts for nothing where failures are ignored,
 * and once another exempts from everything. Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: evaluateWithData.
 */
export function exemptions(
  { ignoresFailures }: Pick<ValidatingPolicy, 'ignoresFailures'>,
  { exceptions, program: { environment } }: Form,
  asked: Asked,
  options: Options,
  now: bigint | null,
): { readonly by: readonly PolicyException[] } | { readonly objection: Objection } {
  if (exceptions.length === 0) return { by: [] };
  const work = evaluation(environment, asked.values, options);
  const by: PolicyException[] = [];
  for (const { exception, conditions } of exceptions) {
    if (isExpired(exception, now)) continue;
    const held = allHold(conditions, work);
    // The time only counts for one that would exempt.
    if (held === true && exception.expires !== null && now === null)
      return { objection: unjudged({ kind: 'clock', name: exception.key }) };
    if (held === true) by.push(exception);
    else if (held !== false && !by.some(isFull) && !(ignoresFailures && isAnswer(held.failure)))
      return { objection: objectionOf(held.failure, 'failed to load context', asked, held.words) };
  }
  return { by };
}

/** The exceptions that would match a request if they had not expired. */
export function expiredFor(
  { exceptions, program: { environment } }: Form,
  asked: Asked,
  options: Options,
  now: bigint | null,
): readonly PolicyException[] {
  const expired = exceptions.filter(({ exception }) => isExpired(exception, now));
  if (expired.length === 0) return [];
  const work = evaluation(environment, asked.values, options);
  return expired.filter(({ conditions }) => allHold(conditions, work) === true).map(({ exception }) => exception);
}

/** `now` is in nanoseconds. */
function isExpired({ expires }: PolicyException, now: bigint | null): boolean {
  return expires !== null && now !== null && now > BigInt(expires) * 1_000_000n;
}
