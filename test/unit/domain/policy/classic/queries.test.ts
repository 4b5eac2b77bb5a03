import { expect, test } from 'vitest';
import { written } from '../../../../../src/domain/jmespath/value.ts';
import { Queries } from '../../../../../src/domain/policy/classic/queries.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';

const queries = new Queries();

test.each<[string, unknown]>([
  ['a.b', 1],
  ["to_upper('x')", 'X'],
  ['a.c', 'JMESPath query failed: Unknown key "c" in path'],
  ['a.', expect.stringMatching(/^incorrect query a\.: /)],
  ['nope(a)', expect.stringMatching(/^incorrect query nope\(a\): /)],
])('%s', (query, result) => {
  // Twice: the second time it is known.
  for (const _ of [1, 2]) {
    const found = queries.search(query, written({ a: { b: 1 } }));
    expect(found instanceof Trouble ? found.message : found.data).toEqual(result);
  }
});

test('What is not known here is said', () => {
  expect(queries.search('time_now()', written({}))).toMatchObject({ missing: { kind: 'clock' } });
});
