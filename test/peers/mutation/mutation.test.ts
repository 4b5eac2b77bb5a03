import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { reindented, reordered, spliced, unquoted } from './lines.ts';
import { cuts, mutated } from './stream.ts';
import { boundaries, jumbled } from './tokens.ts';

const text = 'kind: "Pod" # é\nspec:\n- {a: 😀}\n- b\n';

test('tokens cover the text from end to end', () => {
  const offsets = boundaries(text);
  expect(offsets.at(0)).toBe(0);
  expect(offsets.at(-1)).toBe(text.length);
  expect(offsets.toSorted((a, b) => a - b)).toEqual(offsets);
  expect(offsets.length).toBeGreaterThan(15);
});

test('a document is cut at each token', () => {
  const all = [...cuts(text)].map((mutation) => mutation.text);
  expect(all).toHaveLength(boundaries(text).length);
  expect(all.every((cut) => text.startsWith(cut))).toBe(true);
  expect(all).toContain(text);
});

test('jumbling takes, doubles or moves one token', () => {
  const lengths = Array.from({ length: 50 }, (_, seed) => jumbled(text, new Random(seed)).length);
  expect(Math.min(...lengths)).toBeLessThan(text.length);
  expect(Math.max(...lengths)).toBeGreaterThan(text.length);
});

test('lines are moved to the side and keep their text', () => {
  const moved = Array.from({ length: 20 }, (_, seed) => reindented(text, new Random(seed)));
  expect(moved.every((one) => one.replaceAll(/^[ \t]+/gm, '') === text)).toBe(true);
  expect(new Set(moved).size).toBeGreaterThan(3);
});

test('lines of another text are put in', () => {
  expect(spliced(text, 'x: 1\ny: 2\nz: 3', new Random(1))).toMatch(/^[xyz]: \d$/m);
});

test('quotes go missing', () => {
  const counts = Array.from({ length: 20 }, (_, seed) => unquoted(text, new Random(seed)).split('"').length - 1);
  expect(new Set(counts)).toEqual(new Set([0, 1]));
});

test('documents change their places', () => {
  const streams = Array.from({ length: 20 }, (_, seed) => reordered(['a: 1\n', 'b: 2\n'], new Random(seed)));
  expect(streams.some((stream) => stream.indexOf('b: 2') < stream.indexOf('a: 1'))).toBe(true);
});

test('the same seed makes the same mutation', () => {
  const run = (): readonly string[] =>
    Array.from({ length: 20 }, (_, seed) => mutated([text, 'a: b\n'], new Random(seed)).text);
  expect(run()).toEqual(run());
});
