import { parseQuantity } from '../../quantity/quantity.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { quantityText } from '../../quantity/text.ts';

/** A quantity as it is written again: `1Gi` for `1024Mi`. What is none stays as it is. */
export function canonicalQuantity(value: unknown): unknown {
  const quantity = quantityOf(value);
  return quantity === null ? value : quantityText(quantity);
}

/** The same for an amount of a resource, of which there are thousandths and nothing smaller (SetDefaults_ResourceList). */
export function canonicalAmount(value: unknown): unknown {
  const quantity = quantityOf(value);
  return quantity === null ? value : quantityText(roundedUp(quantity));
}

/** Null for what is no quantity. */
export function quantityOf(value: unknown): Quantity | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return null;
  const quantity = parseQuantity(String(value).trim());
  return typeof quantity === 'string' ? null : quantity;
}

const milli = 3;

/** Away from zero. */
function roundedUp(quantity: Quantity): Quantity {
  const { unscaled, scale } = quantity;
  if (scale <= milli) return quantity;
  const factor = 10n ** BigInt(scale - milli);
  const [whole, rest] = [unscaled / factor, unscaled % factor];
  const more = rest === 0n ? 0n : rest > 0n ? 1n : -1n;
  return { ...quantity, unscaled: whole + more, scale: milli };
}
