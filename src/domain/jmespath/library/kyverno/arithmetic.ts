import { isOfMaps, nothing } from '../../value.ts';
import type { Value } from '../../value.ts';
import { asNumber, items, made, of } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';
import { wholeNumber } from './integer.ts';
import { operandOf } from './operand.ts';
import type { Operand } from './operand.ts';
import { add, divide, modulo, multiply, subtract } from './operations.ts';
import type { Problem } from './operations.ts';
import { failed } from './trouble.ts';

type Operation = (a: Operand, b: Operand) => number | string | Problem;

/** Kyverno's arithmetic of numbers, quantities and durations (pkg/engine/jmespath/arithmetic.go). */
export const arithmetic: readonly Function[] = [
  operation('add', add),
  operation('subtract', subtract),
  operation('multiply', multiply),
  operation('divide', divide),
  operation('modulo', modulo),
  of('sum', [['array']], ([list = nothing], caller) => {
    if (isOfMaps(list)) return failed('sum', 'Types mismatch');
    const [first, ...rest] = items(list);
    if (first === undefined) return failed('sum', 'at least one element in the array is required');
    let sum = first;
    for (const item of rest) {
      const next = caller.spend(1) ?? computed('sum', add, sum, item);
      if (next instanceof Trouble) return next;
      sum = next;
    }
    return { data: sum.data, from: list.from };
  }),
  of('round', [['number'], ['number']], ([value = nothing, places = nothing]) => {
    const count = wholeNumber(asNumber(places));
    if (typeof count === 'string') return failed('round', 'Non-integer argument(s) passed for round off');
    // Kyverno forgets to say which argument and how many.
    if (count < 0n) return failed('round', '%!d(MISSING) argument is out of bounds (%!d(MISSING))');
    const shift = 10 ** Number(count);
    return made(roundedAwayFromZero(asNumber(value) * shift) / shift);
  }),
];

function operation(name: string, operate: Operation): Function {
  return of(name, [['any'], ['any']], ([a = nothing, b = nothing]) => computed(name, operate, a, b));
}

function computed(name: string, operate: Operation, a: Value, b: Value): Value | Trouble {
  const left = operandOf(a);
  const right = operandOf(b);
  if (left === null || right === null) return failed(name, 'invalid operand');
  const result = operate(left, right);
  if (typeof result !== 'object') return made(result);
  if ('tooLarge' in result) return new Trouble('budget', `"${name}" would make a number of more than 10,000 digits.`);
  return 'wrong' in result ? failed(name, result.wrong) : new Trouble('argument', result.message);
}

/** math.Round of Go: halves go away from zero. */
function roundedAwayFromZero(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}
