import { expect, test } from 'vitest';
import { written } from '../../../../../src/domain/jmespath/value.ts';
import { Queries } from '../../../../../src/domain/policy/classic/queries.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';

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
    const found = queries.search(query, written({ a: { b: 1 } }), new Meter());
    expect(found instanceof Trouble ? found.message : found.data).toEqual(result);
  }
});

test('What is not known here is said', () => {
  expect(queries.search('time_now()', written({}), new Meter())).toMatchObject({ missing: { kind: 'clock' } });
});

test('All queries of a policy take from one meter', () => {
  const [meter, two] = [new Meter(10), written({ a: [1, 2] })];
  const found = Array.from({ length: 9 }, () => queries.search('a[*]', two, meter));
  expect(found[0]).not.toBeInstanceOf(Trouble);
  expect(found.at(-1)).toMatchObject({ isExhausted: true });
});
