import { expect, test } from 'vitest';
import { valueOf } from '../printed.ts';

/** Expressions and what they come to: a value as CEL writes it, or a failure as `code: sentence`. */
export type Rows = readonly (readonly [text: string, value: string])[];

export function checkRows(rows: Rows, data: Readonly<Record<string, unknown>> = {}): void {
  test.each(rows)('%s', (text, value) => expect(valueOf(text, data)).toBe(value));
}
