import { both } from '../../cel/value/origin.ts';
import type { Origin } from '../../cel/value/origin.ts';
import { evaluateConditions } from '../conditions/evaluateConditions.ts';
import type { ConditionsResult } from '../conditions/evaluateConditions.ts';
import { isList, own, textOf } from '../data.ts';
import type { Data, Path } from '../data.ts';
import { culpritsOf } from './culprits.ts';
import type { Subject } from './subject.ts';
import { substitute } from './substitute.ts';
import type { Substituted } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** What conditions came to, and what those that decide stem from. */
export type Held =
  | { readonly holds: boolean; readonly message: string; readonly from: Origin; readonly deciding: readonly Path[] }
  | Trouble;

/** Evaluates `preconditions`, the conditions of `deny` or of an exception with the variables of a rule. */
export function held(block: Data, { context, meter }: Pick<Subject, 'context' | 'meter'>): Held {
  const parts = new Map<string, Substituted>();
  const result = evaluateConditions<Trouble>(
    block,
    (raw, place) => {
      const now = substitute(raw, context, meter);
      const part = place.at(-1) === 'key' ? 'key' : 'value';
      if (now instanceof Trouble) return { stop: now.after(`failed to substitute variables in condition ${part}: `) };
      parts.set(JSON.stringify(place), now);
      return { value: now.data };
    },
    meter,
  );
  return heldBy(result, (place) => {
    const [key, value] = ['key', 'value'].map((part) => parts.get(JSON.stringify([...place, part])));
    if (key === undefined || value === undefined) return null;
    return culpritsOf(key, operatorAt(block, place), value, meter);
  });
}

function operatorAt(block: Data, place: Path): string {
  const condition = place.reduce<Data | undefined>(
    (data, step) => (isList(data) ? data[Number(step)] : own(data, String(step))),
    block,
  );
  return textOf(condition, 'operator');
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
