import type { Range } from '../../range.ts';
import type { Overload } from '../library/function.ts';
import { nameOf } from '../type.ts';

/** How a function is called: `substring(int, int) string`. */
export interface Signature {
  readonly label: string;
  /** Where the arguments stand in the label. */
  readonly parameters: readonly Range[];
  /** The last of them stands for all arguments that are left. */
  readonly isOpen: boolean;
}

/** A function of a library; the target of a method is not among the arguments. */
export function signatureOf({ name, method, params, rest, result }: Overload): Signature {
  const types = params.map(({ type }) => type);
  const given = typeof result === 'function' ? result(types) : result;
  const names = types.slice(method ? 1 : 0).map(nameOf);
  const written = signature(
    name,
    rest === null ? names : [...names, `${nameOf(rest.type)}…`],
    given === null ? 'dyn' : nameOf(given),
  );
  return { ...written, isOpen: rest !== null };
}

/** Which parameter an argument is given for; null for one too many. */
export function parameterOf({ parameters, isOpen }: Signature, argument: number): number | null {
  if (argument < parameters.length) return argument;
  return isOpen ? parameters.length - 1 : null;
}

/** A label of its parts. */
export function signature(name: string, parameters: readonly string[], result: string): Signature {
  let label = `${name}(`;
  const ranges: Range[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) label += ', ';
    ranges.push({ start: label.length, end: label.length + parameter.length });
    label += parameter;
  }
  return { label: `${label}) ${result}`, parameters: ranges, isOpen: false };
}
