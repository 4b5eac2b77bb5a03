import { isMap } from '../kubernetes/read.ts';

/** What stands for a value that is made anew each time: a generated password, a certificate. */
const made = '(made anew each time)';

/**
 * What two renderings of the same have in common: in the place of what differs stands that it does. What is left says what
 * will happen as far as anybody can.
 */
export function steadyPart(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length)
    return one.map((item: unknown, index) => steadyPart(item, other[index]));
  if (isMap(one) && isMap(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return Object.fromEntries(names.map((name) => [name, steadyField(one, other, name)]));
  }
  return Object.is(one, other) ? one : made;
}

function steadyField(one: object, other: object, name: string): unknown {
  const [a, b] = [one, other].map((map) => Object.getOwnPropertyDescriptor(map, name));
  return a === undefined || b === undefined ? made : steadyPart(a.value, b.value);
}
