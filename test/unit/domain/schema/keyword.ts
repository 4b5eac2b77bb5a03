import { expect } from 'vitest';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { inWords, verdictsOf } from './verdicts.ts';
import type { DialectName } from './verdicts.ts';

/** A keyword, and what it says of values, in every dialect. */
export interface KeywordCase {
  readonly rule: string;
  /** Of the field `a`. */
  readonly schema: Schema;
  /** Values of the field that no dialect minds. */
  readonly good: readonly string[];
  /** A value, and the verdict in every dialect that `except` does not name. */
  readonly bad: Readonly<Record<string, string | readonly string[]>>;
  /** Dialects that do not heed the keyword. */
  readonly except?: readonly DialectName[];
}

/** A dialect says of the field what the case has; unless it does not heed the keyword, then nothing. */
export function checkKeyword({ schema, good, bad, except = [] }: KeywordCase, dialect: DialectName): void {
  const say = (value: string): string[] =>
    verdictsOf({ properties: { a: schema } }, `a: ${value}\n`, dialect).map(inWords);
  for (const value of good) expect(say(value), value).toEqual([]);
  for (const [value, verdicts] of Object.entries(bad))
    expect(say(value), value).toEqual(except.includes(dialect) ? [] : [verdicts].flat());
}
