import { asAdmitted, asFloats } from '../data.ts';
import type { Data } from '../data.ts';

/** An object as Kyverno holds it: made once, however many rules are asked about it. Nobody changes an object that is judged. */
export function objectData(object: unknown, numbersAreFloats: boolean): Data {
  const [known, make] = numbersAreFloats ? ([floats, asFloats] as const) : ([admitted, asAdmitted] as const);
  if (typeof object !== 'object' || object === null) return make(object);
  const before = known.get(object);
  if (before !== undefined) return before;
  const data = make(object);
  known.set(object, data);
  return data;
}

const floats = new WeakMap<object, Data>();
const admitted = new WeakMap<object, Data>();
