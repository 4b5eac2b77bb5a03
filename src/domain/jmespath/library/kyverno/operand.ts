import { parseGoDuration } from '../../../goDuration.ts';
import { parseQuantity } from '../../../quantity/quantity.ts';
import type { Quantity } from '../../../quantity/quantity.ts';
import type { Value } from '../../value.ts';

/** What arithmetic is done with: a text is a quantity when it can be, else a duration. */
export type Operand =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'duration'; readonly nanos: bigint };

/** Null for what is none of these. */
export function operandOf({ data }: Value): Operand | null {
  if (typeof data === 'number') return { kind: 'number', number: data };
  if (typeof data !== 'string') return null;
  const quantity = parseQuantity(data);
  if (typeof quantity !== 'string') return { kind: 'quantity', quantity };
  const nanos = parseGoDuration(data);
  return typeof nanos === 'string' ? null : { kind: 'duration', nanos };
}
