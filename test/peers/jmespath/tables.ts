/** The expressions of Kyverno's own unit tests, out of its module. */
import path from 'node:path';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { kyvernoLibrary } from '../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { readGo } from '../golang/read.ts';
import type { Question } from './calls.ts';

const files = ['functions_test.go', 'arithmetic_test.go', 'time_test.go'];

/** Every expression that calls a function, and every row of arguments of a test that has a function's name. */
export async function tableQuestions(): Promise<readonly Question[]> {
  const folder = path.join(await moduleDir('kyverno'), 'pkg/engine/jmespath');
  const read = await Promise.all(files.map((file) => readGo(path.join(folder, file))));
  const tests = read.flatMap(({ functions }) => Object.entries(functions));
  const calls = tests.flatMap(([, steps]) => textsIn(steps).filter(isCall));
  return [
    ...calls.map((query) => ({ query, data })),
    ...tests.flatMap(([name, steps]) => rowsOf(name, argumentsIn(steps))),
  ];
}

/** What the expressions that look at something look at. */
const data = { foo: "hgf'b1a2r'b12g", bar: -12, metadata: { name: 'temp', labels: { app: 'a' } } };

function isCall(text: string): boolean {
  const [, name] = /^([a-z0-9_]+)\(.*\)/s.exec(text.trim()) ?? [];
  return name !== undefined && kyvernoLibrary.has(name) && !/%|->/.test(text);
}

/** `Test_jpfReplaceAll` and `Test_jpTimeAfter` are about functions that are called a little otherwise. */
function rowsOf(test: string, rows: readonly (readonly unknown[])[]): readonly Question[] {
  const [, camel] = /^Test_(?:jpf|jp)([A-Z].*)$/.exec(test) ?? [];
  const name = camel?.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase() ?? '';
  if (!kyvernoLibrary.has(name)) return [];
  return rows.map((args) => ({
    query: `${name}(${args.map((_, index) => `a${index}`).join(', ')})`,
    data: Object.fromEntries(args.map((arg, index) => [`a${index}`, typeof arg === 'bigint' ? Number(arg) : arg])),
  }));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function argumentsIn(value: unknown): readonly (readonly unknown[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'arguments' && Array.isArray(item) ? [item as readonly unknown[]] : argumentsIn(item),
  );
}
