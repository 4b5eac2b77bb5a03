import { both } from '../../cel/value/origin.ts';
import type { Origin } from '../../cel/value/origin.ts';
import { evaluateConditions } from '../conditions/evaluateConditions.ts';
import type { ConditionsResult } from '../conditions/evaluateConditions.ts';
import type { Data, Path } from '../data.ts';
import type { Subject } from './subject.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** What conditions came to, and what those that decide stem from. */
export type Held =
  | { readonly holds: boolean; readonly message: string; readonly from: Origin; readonly deciding: readonly Path[] }
  | Trouble;

/** Evaluates `preconditions`, the conditions of `deny` or of an exception with the variables of a rule. */
export function held(block: Data, { context, meter }: Pick<Subject, 'context' | 'meter'>): Held {
  const origins = new Map<string, Origin>();
  const result = evaluateConditions<Trouble>(
    block,
    (raw, place) => {
      const now = substitute(raw, context, meter);
      const part = place.at(-1) === 'key' ? 'key' : 'value';
      if (now instanceof Trouble) return { stop: now.after(`failed to substitute variables in condition ${part}: `) };
      const condition = JSON.stringify(place.slice(0, -1));
      origins.set(condition, both(origins.get(condition) ?? null, now.from));
      return { value: now.data };
    },
    meter,
  );
  return heldBy(result, (place) => origins.get(JSON.stringify(place)) ?? null);
}

function heldBy(result: ConditionsResult<Trouble>, originOf: (place: Path) => Origin): Held {
  switch (result.kind) {
    case 'decided': {
      const { holds, message, deciding } = result;
      return { holds, message, deciding, from: deciding.map(originOf).reduce(both, null) };
    }
    case 'stop':
      return result.stop;
    case 'error':
      return new Trouble(result.message);
    case 'budget':
      return new Trouble('The conditions take more steps than they may.', { isExhausted: true });
  }
}
