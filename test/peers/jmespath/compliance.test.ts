/** The compliance suite of JMESPath, as it lies in the module of Kyverno's fork. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { Failure } from '../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../src/domain/jmespath/jmespath.ts';
import { plain } from '../../../src/domain/jmespath/value.ts';
import { describeWithPeers } from '../tools.ts';
import { coreLibrary, search } from '../../unit/domain/jmespath/search.ts';

interface Suite {
  readonly given: unknown;
  readonly cases: readonly { readonly expression: string; readonly result?: unknown; readonly error?: string }[];
}

/** In the fork a key that a mapping does not have is a failure, where the language says null. */
function outcome(text: string, data: unknown): { readonly error: true } | { readonly value: unknown } {
  const { expression } = compile(text, coreLibrary);
  if (expression === null) return { error: true };
  const result = search(expression, data, coreLibrary);
  if (!(result instanceof Failure)) return { value: plain(result.data) };
  return result.code === 'not-found' ? { value: null } : { error: true };
}

/** Go gives the values of a mapping in any order. */
function unordered(value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => JSON.stringify(sorted(one))).toSorted() : value;
}

describeWithPeers('JMESPath', () => {
  let suites: readonly Suite[] = [];

  beforeAll(async () => {
    const folder = path.join(await moduleDir('go-jmespath'), 'compliance');
    const files = globSync('*.json', { cwd: folder }).toSorted();
    const read = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    suites = read.flatMap((text) => JSON.parse(text) as Suite[]);
  });

  test('Every case of the compliance suite has its result, or is an error where one is wanted', () => {
    const cases = suites.flatMap(({ given, cases: some }) => some.map((one) => ({ given, ...one })));
    expect(cases.length).toBeGreaterThan(850);
    const wrong = cases.flatMap(({ given, expression, result = null, error }) => {
      const found = outcome(expression, given);
      const order = /\*|keys|values/.test(expression) ? unordered : (value: unknown): unknown => value;
      const wanted = error === undefined ? { value: order(result) } : { error: true };
      const got = 'value' in found ? { value: order(found.value) } : found;
      return isSame(got, wanted) ? [] : [{ expression, got, wanted }];
    });
    expect(wrong).toEqual([]);
  });
});

/** Equal whatever the order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
