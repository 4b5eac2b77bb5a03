import type { Data } from '../data.ts';
import type { Steps } from '../outcome.ts';
import { spotsOf } from '../spots.ts';
import { answer, passed, troubled } from './answer.ts';
import type { Answer } from './answer.ts';
import { denyMessage } from './message.ts';
import { held } from './preconditions.ts';
import type { Subject } from './subject.ts';
import { Trouble } from './trouble.ts';

/** What `deny` says: conditions that hold refuse. `said` is where they stand in the rule. */
export function denyAnswer(conditions: Data, subject: Subject, said: Steps): Answer {
  const result = held(conditions, subject);
  if (result instanceof Trouble) return troubled(result, 'failed to check deny conditions', said);
  if (!result.holds) return passed(subject.rule.name);
  const [deciding] = result.deciding;
  return answer('fail', denyMessage(subject, result.message), {
    spots: spotsOf(result.from, subject.request),
    said: deciding === undefined ? said : [...said, ...deciding],
  });
}
