import { compile, environmentOf, evaluate, variables } from '../../../../src/domain/cel/cel.ts';
import type { Options, Outcome } from '../../../../src/domain/cel/cel.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import type { Type } from '../../../../src/domain/cel/type.ts';
import { dyn } from '../../../../src/domain/cel/type.ts';
import type { Data } from '../../../../src/domain/cel/value/data.ts';
import { itemsOf } from '../../../../src/domain/cel/value/made.ts';
import { formatDouble } from '../../../../src/domain/cel/value/number.ts';
import { placesOf } from '../../../../src/domain/cel/value/origin.ts';
import { formatDuration } from '../../../../src/domain/cel/value/period.ts';
import { formatTimestamp } from '../../../../src/domain/cel/value/rfc.ts';

/** What an expression comes to, checked or not. */
export function outcomeOf(text: string, data: Readonly<Record<string, unknown>> = {}, options: Options = {}): Outcome {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return evaluate(parsed.expression, environmentOf({}), variables(data), options);
}

/** The value of an expression as CEL would write it; of a failure its code, a colon, and its sentence. */
export function valueOf(text: string, data: Readonly<Record<string, unknown>> = {}, options: Options = {}): string {
  const outcome = outcomeOf(text, data, options);
  return outcome.ok ? written(outcome.value.data) : `${outcome.failure.code}: ${outcome.failure.message}`;
}

/** Only how it fails: `absent`, `overload`; or the value. */
export function codeOf(text: string, data: Readonly<Record<string, unknown>> = {}, options: Options = {}): string {
  return valueOf(text, data, options).replace(/^(\w+): .*$/s, '$1');
}

/** The places that a result is to be blamed on: `a.b[0]`, and `a.b?` for a key that is not there. */
export function blameOf(text: string, data: Readonly<Record<string, unknown>>, explain = false): readonly string[] {
  const outcome = outcomeOf(text, data, { explain });
  const from = outcome.ok ? outcome.value.from : outcome.failure.from;
  return placesOf(from).map(({ variable, steps, missing }) => {
    const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
    return `${variable}${path}${missing ? '?' : ''}`;
  });
}

/** What is wrong with an expression, one line a problem: `code [the text it is at] the sentence`. */
export function problemsOf(
  text: string,
  types: Readonly<Record<string, Type>> = {},
  wanted: Type = dyn,
): readonly string[] {
  return compile(text, environmentOf(types), wanted).problems.map(
    ({ code, start, end, message }) => `${code} [${text.slice(start, end)}] ${message}`,
  );
}

export function written(data: Data): string {
  if (typeof data === 'string') return JSON.stringify(data);
  if (typeof data === 'number') return Number.isInteger(data) ? `${formatDouble(data)}.0` : formatDouble(data);
  if (data === null || typeof data !== 'object') return String(data);
  switch (data.kind) {
    case 'uint':
      return `${data.value}u`;
    case 'bytes':
      return `bytes(${Array.from(data.bytes).join(' ')})`;
    case 'timestamp':
      return formatTimestamp(data);
    case 'duration':
      return formatDuration(data);
    case 'list':
      return `[${Array.from(itemsOf(data), (item) => written(item.data)).join(', ')}]`;
    case 'map': {
      const entries = data.keys().map((key) => `${written(key.data)}: ${written(data.get(key.data)?.data ?? null)}`);
      return `{${entries.join(', ')}}`;
    }
    case 'optional':
      return data.value === null ? 'none' : `some(${written(data.value.data)})`;
    case 'type':
      return data.name;
    case 'foreign':
      return data.typeName;
  }
}
