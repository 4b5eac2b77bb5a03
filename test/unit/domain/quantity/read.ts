import { parseQuantity } from '../../../../src/domain/quantity/quantity.ts';
import type { Quantity } from '../../../../src/domain/quantity/quantity.ts';

/** The quantity of a text that is one. */
export function quantityOf(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (typeof quantity === 'string') throw new Error(quantity);
  return quantity;
}
