import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toJSON } from '../../../../../src/domain/yaml/json.ts';
import { parseFully } from '../../../../../src/domain/yaml/parse.ts';
import { readSimple } from '../../../../../src/domain/yaml/simple/readSimple.ts';
import { split } from '../../../../../src/domain/yaml/split.ts';
import { Random, seedOf } from '../../../../peers/random.ts';
import { mutated } from '../../../mutate.ts';
import { product } from '../../../product.ts';

const count = 6_000;

const documents = ['test/fixtures', 'platform-repo', 'samples']
  .flatMap((folder) => {
    const root = join(product, folder);
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  })
  .filter((path) => /\.ya?ml$/.test(path))
  .flatMap((path) => split(readFileSync(path, 'utf8')))
  .map(({ text }) => text)
  .filter((text) => text.length < 20_000);

/** What is read has to be what the parser reads, place by place, and nothing to be wrong with it. Whether it was read. */
function check(text: string): boolean {
  const root = readSimple(text);
  if (root === null) return false;
  expect({ text, root, problems: [] }).toEqual({
    text,
    root: parseFully(text).root,
    problems: parseFully(text).problems,
  });
  return true;
}

test('Most manifests are simple, and read as the parser reads them', () => {
  const simple = documents.filter(check);
  expect(documents.length).toBeGreaterThan(300);
  expect(simple.length / documents.length).toBeGreaterThan(0.6);
});

test(
  `${count} texts that something went wrong with are read as the parser reads them, or not at all`,
  { timeout: 60_000 },
  () => {
    const seed = seedOf();
    console.log(`SLIPWAY_SEED=${seed}`);
    const random = new Random(seed);
    const manifests = documents.filter((text) => text.length < 3_000 && readSimple(text) !== null);
    let simple = 0;
    for (let turn = 0; turn < count; turn++) {
      const text = mutated(random.pick(manifests), random);
      try {
        if (check(text)) simple++;
      } catch (error) {
        throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}`, { cause: error });
      }
    }
    expect(simple).toBeGreaterThan(count * 0.1);
  },
);

test.each<readonly [rule: string, text: string, json: unknown]>([
  ['Mappings in mappings', 'a:\n  b: 1\n  c:\n    d: x\ne: z\n', { a: { b: 1, c: { d: 'x' } }, e: 'z' }],
  ['A sequence in the column of its key', 'a:\n- b\n- c: 1\n  d: 2\ne: f\n', { a: ['b', { c: 1, d: 2 }], e: 'f' }],
  ['A sequence in a sequence', '- - a\n  - b\n-\n  - c\n', [['a', 'b'], ['c']]],
  ['A marker, comments and blank lines', '# a\n---\n\na: b # c\n  # d\n', { a: 'b' }],
  ['A block and what follows it', 'a: |\n  b\n# c\nd: e\n', { a: 'b\n', d: 'e' }],
  ['Windows leaves it to the parser', 'a: b\r\n', null],
  ['A tab leaves it to the parser', 'a: b\t\n', null],
  ['A scalar on several lines', 'a: b\n  c\n', null],
  ['An anchor', 'a: &b c\n', null],
  ['A key without a value', 'a:\nb: c\n', null],
  ['A key that stands twice', 'a: b\na: c\n', null],
  ['An indentation that fits nowhere', 'a:\n    b: 1\n  c: 2\n', null],
  ['A directive', '%YAML 1.1\n---\na: b\n', null],
  ['Nothing', '# a\n', null],
  ['A scalar alone', 'a\n', null],
  ['A no-break space', 'a: b\u00a0\n', null],
  [`More levels than are simple`, `${'- '.repeat(101)}a\n`, null],
])('%s', (_, text, json) => {
  const root = readSimple(text);
  expect(root && toJSON(root)).toEqual(json);
});
