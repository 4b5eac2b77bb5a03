/** Kyverno's own tests: the tables and asserts of its Go files, read from the pinned module. */
import path from 'node:path';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { asAdmitted, type Data } from '../../../src/domain/policy/data.ts';
import { readGo, table, type GoFile, type GoObject, type GoStep, type GoValue } from '../golang/read.ts';

/** A Go file of Kyverno, by its path in the module. */
export async function kyvernoFile(file: string): Promise<GoFile> {
  return await readGo(path.join(await moduleDir('kyverno'), file));
}

/** The rows of several tests as one. */
export function rowsOf(file: GoFile, tests: readonly string[], name = 'tests'): readonly GoObject[] {
  return tests.flatMap((test) => table(file, test, name));
}

/** A literal as a value of Kyverno; what goes through `kyverno.ToJSON` has been JSON in between. */
export function dataOf(value: GoValue | undefined): Data {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(dataOf);
  if ('$call' in value && isList(value['args']) && value['$call'] === 'kyverno.ToJSON')
    return asAdmitted(dataOf(value['args'][0]));
  const unknown = Object.keys(value).find((key) => key.startsWith('$'));
  if (unknown !== undefined) throw new Error(`A value is no literal: ${JSON.stringify(value)}.`);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, dataOf(one)]));
}

/** What a field of a row holds; an error when there is no such field. */
export function fieldOf(row: GoValue | undefined, field: string): GoValue {
  if (!isObject(row) || !(field in row)) throw new Error(`A row has no field ${field}: ${JSON.stringify(row, whole)}.`);
  const fields: GoObject = row;
  return fields[field] ?? null;
}

export function textOf(value: GoValue | undefined): string {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value, whole)} is no text.`);
  return value;
}

/** The name behind the last point of an identifier: `engineapi.RuleStatusPass`. */
export function identOf(value: GoValue | undefined): string {
  if (typeof value === 'object' && value !== null && '$ident' in value)
    return textOf((value as { $ident: string }).$ident).replace(/^.*\./, '');
  throw new Error(`${JSON.stringify(value, whole)} is no identifier.`);
}

/** What a function asserts, in order: the arguments of its calls, without the first, which is the test itself. */
export function assertsOf(file: GoFile, test: string): readonly { name: string; args: readonly GoValue[] }[] {
  return (file.functions[test] ?? [])
    .filter((step): step is Extract<GoStep, { $call: string }> => '$call' in step && step.$call.startsWith('assert.'))
    .map((step) => ({ name: step.$call.slice('assert.'.length), args: step.args.slice(1) }));
}

/** A call that is asserted, and whether its answer has to be true; null for another form of assert. */
export function assertedCall(
  name: string,
  [first]: readonly GoValue[],
): { readonly call: string; readonly args: readonly GoValue[]; readonly wanted: boolean } | null {
  const isNegative = isObject(first) && '$not' in first;
  const inner = isNegative ? (first as { $not: GoValue }).$not : first;
  if (!isObject(inner) || !('$call' in inner)) return null;
  const { $call, args } = inner as { $call: string; args: readonly GoValue[] };
  return { call: $call, args, wanted: (name === 'False') === isNegative };
}

export function isList(value: GoValue | undefined): value is readonly GoValue[] {
  return Array.isArray(value);
}

function isObject(value: GoValue | undefined): value is GoObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function whole(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
