import { isList, own, textOf, type Data, type Path } from '../data.ts';
import { Meter } from '../meter.ts';
import { evaluateCondition } from './evaluateCondition.ts';

/** Puts the variables into the key or the value of a condition; `stop` ends the evaluation with what the caller makes of it. */
export type Substitute<Stop> = (raw: Data, place: Path) => { readonly value: Data } | { readonly stop: Stop };

export type ConditionsResult<Stop> =
  | {
      readonly kind: 'decided';
      readonly holds: boolean;
      /** The messages of the conditions that came out so, joined; empty when they have none. */
      readonly message: string;
      /** The conditions that came out so, as paths from the block: `['any', 0]`, or `[0]` in an old list. */
      readonly deciding: readonly Path[];
    }
  | { readonly kind: 'error'; readonly message: string; readonly place: Path }
  | { readonly kind: 'stop'; readonly stop: Stop; readonly place: Path }
  | { readonly kind: 'budget' };

/**
 * Evaluates `{any, all}` or an old list of conditions, which all have to hold (kyverno, pkg/engine/variables/evaluate.go).
 * Nothing is substituted or compared after what decides; no conditions at all hold.
 */
export function evaluateConditions<Stop>(
  block: Data,
  substitute: Substitute<Stop>,
  meter: Meter = new Meter(),
): ConditionsResult<Stop> {
  const one = (condition: Data, place: Path): Evaluated<Stop> => evaluatedAt(condition, place, substitute, meter);
  return isList(block) ? oldList(block, one) : anyAll(block, one);
}

type One<Stop> = (condition: Data, place: Path) => Evaluated<Stop>;

/** What one condition came to. */
type Evaluated<Stop> =
  | { readonly kind: 'decided'; readonly holds: boolean; readonly message: string; readonly place: Path }
  | Exclude<ConditionsResult<Stop>, { readonly kind: 'decided' }>;

type Decided = Extract<Evaluated<never>, { readonly kind: 'decided' }>;

function evaluatedAt<Stop>(raw: Data, place: Path, substitute: Substitute<Stop>, meter: Meter): Evaluated<Stop> {
  const key = substitute(written(raw, 'key'), [...place, 'key']);
  if ('stop' in key) return { kind: 'stop', stop: key.stop, place: [...place, 'key'] };
  const value = substitute(written(raw, 'value'), [...place, 'value']);
  if ('stop' in value) return { kind: 'stop', stop: value.stop, place: [...place, 'value'] };
  const condition = { key: key.value, operator: textOf(raw, 'operator'), value: value.value };
  const result = evaluateCondition(condition, meter);
  switch (result.kind) {
    case 'budget':
      return result;
    case 'error':
      return { ...result, place };
    case 'decided':
      return { ...result, message: textOf(raw, 'message'), place };
  }
}

/** A number that stands alone has been a float64 in Kyverno by now; in a list it is what it was (jsonutils: DocumentToUntyped). */
function written(raw: Data, field: string): Data {
  const found = own(raw, field) ?? null;
  return typeof found === 'bigint' ? Number(found) : found;
}

function anyAll<Stop>(block: Data, one: One<Stop>): ConditionsResult<Stop> {
  const [any, all] = [own(block, 'any'), own(block, 'all')];
  const decided: Decided[] = [];
  let isAny = true;
  if (isList(any)) {
    isAny = false;
    for (const [index, condition] of any.entries()) {
      const result = one(condition, ['any', index]);
      if (result.kind !== 'decided') return result;
      decided.push(result);
      if (!result.holds) continue;
      isAny = true;
      break;
    }
  }
  let areAll = true;
  for (const [index, condition] of (isList(all) ? all : []).entries()) {
    const result = one(condition, ['all', index]);
    if (result.kind !== 'decided') return result;
    decided.push(result);
    if (result.holds) continue;
    areAll = false;
    break;
  }
  const result = together(isAny && areAll, decided, '; ');
  // What did not hold before one of `any` did has a message, but decides nothing.
  return result.holds || !isAny ? result : { ...result, deciding: result.deciding.filter(([part]) => part !== 'any') };
}

/** One of them that does not hold says its own message alone. */
function oldList<Stop>(list: readonly Data[], one: One<Stop>): ConditionsResult<Stop> {
  const decided: Decided[] = [];
  for (const [index, condition] of list.entries()) {
    const result = one(condition, [index]);
    if (result.kind !== 'decided') return result;
    if (!result.holds) return together(false, [result], ';');
    decided.push(result);
  }
  return together(true, decided, ';');
}

function together(
  holds: boolean,
  decided: readonly Decided[],
  between: string,
): Extract<ConditionsResult<never>, { readonly kind: 'decided' }> {
  const deciding = decided.filter((one) => one.holds === holds);
  const message = deciding
    .map((one) => one.message)
    .filter((text) => text !== '')
    .join(between);
  return { kind: 'decided', holds, message, deciding: deciding.map(({ place }) => place) };
}
