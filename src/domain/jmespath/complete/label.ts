import type { Range } from '../../range.ts';
import type { ArgumentType, Function } from '../library/function.ts';
import { functions } from './functions.ts';

/** How a function is called: `split(text: string, separator: string) → array of string`. */
export interface Signature {
  readonly label: string;
  /** Where the arguments stand in the label. */
  readonly parameters: readonly Range[];
  /** The last of them stands for all arguments that are left. */
  readonly isOpen: boolean;
  readonly does: string;
}

/** A function of the library in words. */
export function signatureOf({ name, takes, isVariadic }: Function): Signature {
  const { parameters: names, result, does } = functions.get(name) ?? unexplained(takes.length);
  let label = `${name}(`;
  const ranges: Range[] = [];
  for (const [index, parameter] of names.entries()) {
    if (index > 0) label += ', ';
    const written = `${parameter}: ${typesOf(takes[index] ?? ['any'])}`;
    ranges.push({ start: label.length, end: label.length + written.length });
    label += written;
  }
  return {
    label: `${label}) → ${words[result] ?? result}`,
    parameters: ranges,
    isOpen: isVariadic && names.length > 0,
    does,
  };
}

const words: Readonly<Record<string, string>> = {
  same: 'the same type',
  merged: 'object',
  element: 'an element',
  values: 'array',
};

function typesOf(types: readonly ArgumentType[]): string {
  return types
    .map((type) => (type === 'expref' ? 'expression' : type.replace(/^array\[(\w+)\]$/, 'array of $1')))
    .join(' or ');
}

/** A function without an explanation is called all the same. */
function unexplained(count: number): { parameters: readonly string[]; result: 'any'; does: string } {
  return { parameters: Array.from({ length: count }, (_, index) => `argument${index + 1}`), result: 'any', does: '' };
}
