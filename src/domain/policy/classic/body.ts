import { isList, own } from '../data.ts';
import type { Data } from '../data.ts';
import type { Steps } from '../outcome.ts';
import { answer, troubled } from './answer.ts';
import type { Answer } from './answer.ts';
import { denyAnswer } from './deny.ts';
import { entriesOf } from './entries.ts';
import { foreachAnswer } from './foreach.ts';
import { joined } from './message.ts';
import { anyPatternAnswer, patternAnswer } from './patterns.ts';
import { held } from './preconditions.ts';
import type { Subject } from './subject.ts';
import { Trouble } from './trouble.ts';

/**
 * What `validate`, or one of the loops in it, says: its context, its preconditions, then the first that it has of deny,
 * pattern, anyPattern and foreach. Null for no answer at all. `said` is where it stands in the rule.
 * Source: kyverno, pkg/engine/handlers/validation/validate_resource.go: validate.
 */
export function bodyAnswer(body: Data, around: Subject, said: Steps): Answer | null {
  const subject = { ...around, context: around.context.withEntries(entriesOf(own(body, 'context'), around.outside)) };
  const refused = preconditionsAnswer(own(body, 'preconditions') ?? null, subject, [...said, 'preconditions']);
  if (refused !== null) return refused;
  const deny = own(body, 'deny') ?? null;
  if (deny !== null) return denyAnswer(own(deny, 'conditions') ?? null, subject, [...said, 'deny', 'conditions']);
  const pattern = own(body, 'pattern') ?? null;
  if (pattern !== null) return patternAnswer(pattern, subject, [...said, 'pattern']);
  const anyPattern = own(body, 'anyPattern') ?? null;
  if (anyPattern !== null) return anyPatternAnswer(anyPattern, subject, [...said, 'anyPattern']);
  const foreach = own(body, 'foreach') ?? null;
  return isList(foreach) ? foreachAnswer(foreach, subject, [...said, 'foreach'], bodyAnswer) : null;
}

/** What preconditions say that do not hold, or have no value; null when they hold. */
export function preconditionsAnswer(conditions: Data, subject: Subject, said: Steps): Answer | null {
  if (conditions === null) return null;
  const result = held(conditions, subject);
  if (result instanceof Trouble) return troubled(result, 'failed to evaluate preconditions', said);
  return result.holds ? null : answer('skip', joined(['preconditions not met', result.message], '; '), { said });
}
