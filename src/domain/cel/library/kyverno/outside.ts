import type { Missing } from '../../../missing.ts';
import type { Data, Value } from '../../value/data.ts';
import type { Found } from '../../value/externals.ts';
import { root } from '../../value/origin.ts';
import { read } from '../../value/read.ts';
import { lacking } from '../../value/trouble.ts';
import type { Trouble } from '../../value/trouble.ts';

/** What a lookup has found, as a value that stems from the variable it was asked by; or what is missing. */
export function fromOutside(found: Found | undefined, variable: string, missing: Missing): Value | Trouble {
  return found !== undefined && 'found' in found ? read(found.found, root(variable)) : lacking(missing);
}

/** Functions of Kyverno are written with a capital and, since 1.18, without: `Get` and `get`. */
export function bothNames(name: string): readonly string[] {
  return [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, name];
}

/** The text of an argument, whose type whoever calls has compared with the parameter. */
export function textOf(data: Data | undefined): string {
  return typeof data === 'string' ? data : '';
}
