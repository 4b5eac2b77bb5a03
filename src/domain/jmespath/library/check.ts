import type { Data, Value } from '../value.ts';
import type { ArgumentType, Function } from './function.ts';
import { Trouble } from './function.ts';
import { goText } from './goText.ts';

/** Whether arguments fit a function; the texts are those of Kyverno's library. */
export function argumentTrouble({ takes, isVariadic }: Function, args: readonly Value[]): Trouble | undefined {
  if (isVariadic) return args.length < takes.length ? new Trouble('argument', 'Invalid arity.') : undefined;
  if (args.length !== takes.length) return new Trouble('argument', 'incorrect number of args');
  for (const [index, types] of takes.entries()) {
    const data = args[index]?.data ?? null;
    if (!types.some((type) => fits(data, type)))
      return new Trouble('argument', `Invalid type for: ${goText(data)}, expected: ${goTypes(types)}`);
  }
  return undefined;
}

/** Whether data are of a type. */
function fits(data: Data, type: ArgumentType): boolean {
  if (type === 'any') return true;
  if (data === null) return false;
  if (typeof data !== 'object') return typeof data === type;
  switch (type) {
    case 'array':
      return data.kind === 'list';
    case 'object':
      return data.kind === 'map';
    case 'expref':
      return data.kind === 'reference';
    case 'array[number]':
    case 'array[string]': {
      const wanted = type === 'array[number]' ? 'number' : 'string';
      return data.kind === 'list' && data.items.every((item) => typeof item.data === wanted);
    }
    default:
      return false;
  }
}

/** As `%#v` of Go prints them. */
function goTypes(types: readonly ArgumentType[]): string {
  return `[]jmespath.JpType{${types.map((type) => JSON.stringify(type)).join(', ')}}`;
}
