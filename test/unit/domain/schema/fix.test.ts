import { describe, expect, test } from 'vitest';
import type { Fix } from '../../../../src/domain/finding.ts';
import { fixesOf } from '../../../../src/domain/schema/fix.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { inWords, verdictsOf } from './verdicts.ts';

function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.range.start - a.range.start)
    .reduce((before, { range, newText }) => before.slice(0, range.start) + newText + before.slice(range.end), text);
}

/** The titles of the fixes of a text, and the text that each makes; each removes what it is a fix of, and adds nothing. */
function check(schema: Schema, text: string, fixes: Readonly<Record<string, string>>): void {
  const verdicts = verdictsOf(schema, text, 'custom');
  const found = verdicts.flatMap((verdict) => fixesOf(verdict).map((fix) => ({ verdict, fix })));
  expect(Object.fromEntries(found.map(({ fix }) => [fix.title, applied(text, fix)]))).toEqual(fixes);
  for (const { verdict, fix } of found) {
    const before = verdicts.map(inWords);
    const after = verdictsOf(schema, applied(text, fix), 'custom').map(inWords);
    expect(after).toEqual(before.filter((line) => line !== inWords(verdict)));
  }
}

const a = (schema: Schema): Schema => ({ properties: { a: schema } });
const text = a({ type: 'string' });
const integer = a({ type: 'integer' });
const boolean = a({ type: 'boolean' });
const protocol = a({ enum: ['TCP', 'UDP', 'SCTP'] });
const replicas: Schema = { properties: { replicas: {}, image: {}, x: {} } };

describe('a text that YAML reads as something else', () => {
  const cases: readonly (readonly [rule: string, text: string, fixes: Readonly<Record<string, string>>])[] = [
    ['is quoted as it is written', 'a: yes # c\n', { 'Quote "yes"': 'a: "yes" # c\n' }],
    ['A number keeps its zeros', 'a: 0777\n', { 'Quote "0777"': 'a: "0777"\n' }],
    ['A number keeps its underscores', 'a: 1_000\n', { 'Quote "1_000"': 'a: "1_000"\n' }],
    ['A version', 'a: 1.10\n', { 'Quote "1.10"': 'a: "1.10"\n' }],
    ['In a flow mapping', '{a: 8080}\n', { 'Quote "8080"': '{a: "8080"}\n' }],
    ['A carriage return stays', 'a: 5\r\n', { 'Quote "5"': 'a: "5"\r\n' }],
    ['A collection can not be quoted', 'a: {b: 1}\n', {}],
    ['What is an alias is not changed here', 'x: &x 5\na: *x\n', {}],
    ['What is merged is not changed here', 'x: &x {a: 5}\n<<: *x\n', {}],
  ];
  test.each(cases)('%s', (_, yaml, fixes) => check({ ...text, additionalProperties: true }, yaml, fixes));

  test('Nothing can not be quoted', () => check({ ...text, required: ['a'] }, 'a:\n', {}));

  test('in a list', () => check(a({ items: { type: 'string' } }), 'a: [x, 5]\n', { 'Quote "5"': 'a: [x, "5"]\n' }));

  test('Where a number or a text is wanted', () => {
    check(a({ 'x-kubernetes-int-or-string': true }), 'a: 1.5\n', { 'Quote "1.5"': 'a: "1.5"\n' });
  });
});

describe('a number or a boolean in quotes', () => {
  test.each(['"8080"', "'8080'", '"-5"', '"0"'])('loses its quotes: %s', (value) => {
    const bare = value.slice(1, -1);
    check(integer, `a: ${value} # c\n`, { [`Change to ${bare} without quotes`]: `a: ${bare} # c\n` });
    check(a({ type: 'number' }), `a: ${value}\n`, { [`Change to ${bare} without quotes`]: `a: ${bare}\n` });
  });

  test.each(['"08"', '"0777"', '"1_000"', '"+5"', '"x"', '""', '"5 "', '"0x1F"', '"-0"', '|-\n  5', '" 5"'])(
    'keeps them if it would be another number without: %s',
    (value) => check(integer, `a: ${value}\n`, {}),
  );

  test.each(['true', 'false'])('%s', (value) => {
    check(boolean, `a: "${value}"\n`, { [`Change to ${value} without quotes`]: `a: ${value}\n` });
  });

  test.each(['"yes"', '"True"', '"1"', '""', '|-\n  true'])('%s is no boolean that somebody meant', (value) => {
    check(boolean, `a: ${value}\n`, {});
  });
});

describe('a value that is none of the allowed', () => {
  const cases: readonly (readonly [rule: string, text: string, fixes: Readonly<Record<string, string>>])[] = [
    ['becomes the one that differs in case', 'a: tcp\n', { 'Change to "TCP"': 'a: TCP\n' }],
    ['becomes the one that is near', 'a: UDPP\n', { 'Change to "UDP"': 'a: UDP\n' }],
    ['is changed with its quotes', 'a: "Tcp" # c\n', { 'Change to "TCP"': 'a: TCP # c\n' }],
    ['stays when none is near', 'a: QUIC\n', {}],
    ['stays when it is a number', 'a: 5\n', {}],
    ['stays when it is a block', 'a: |-\n  tcp\n', {}],
    ['stays when it is a collection', 'a: [tcp]\n', {}],
  ];
  test.each(cases)('%s', (_, yaml, fixes) => check(protocol, yaml, fixes));

  test('is never changed without a look', () => {
    const [verdict] = verdictsOf(protocol, 'a: tcp\n', 'custom');
    expect(verdict === undefined ? [] : fixesOf(verdict)).toMatchObject([{ preferred: false }]);
  });
});

describe('an unknown field', () => {
  const cases: readonly (readonly [rule: string, text: string, fixes: Readonly<Record<string, string>>])[] = [
    ['becomes the one that is near', 'replica: 1\n', { 'Change to "replicas"': 'replicas: 1\n' }],
    ['is changed with its quotes', '"Image": x\n', { 'Change to "image"': 'image: x\n' }],
    ['is changed in a flow mapping', '{imag: x}\n', { 'Change to "image"': '{image: x}\n' }],
    ['is changed behind its question mark', '? imge\n: x\n', { 'Change to "image"': '? image\n: x\n' }],
    ['stays when the near one is there already', 'replica: 1\nreplicas: 2\n', {}],
    ['stays when none is near', 'volumes: []\n', {}],
    ['stays when it is merged', 'x: &x {image: y1}\nreplicas: {<<: *x}\n', {}],
    ['stays when it is a block', '? |-\n  imag\n: x\n', {}],
  ];
  test.each(cases)('%s', (_, yaml, fixes) => check(replicas, yaml, fixes));

  test('is certain enough to be changed without a look', () => {
    const [verdict] = verdictsOf(replicas, 'replica: 1\n', 'custom');
    expect(verdict === undefined ? [] : fixesOf(verdict)).toMatchObject([{ preferred: true }]);
  });
});

test.each([
  [{ required: ['b'] }, 'a: {}'],
  [{ pattern: '^x$' }, 'a: z'],
  [{ format: 'date' }, 'a: z'],
  [{ minimum: 5 }, 'a: 4'],
  [{ maxLength: 1 }, 'a: zz'],
  [{ uniqueItems: true }, 'a: [1, 1]'],
  [{ not: {} }, 'a: 1'],
] as const)('What only the author knows has no fix: %j', (schema, yaml) => {
  const verdicts = verdictsOf(a(schema), yaml, 'plain');
  expect(verdicts).toHaveLength(1);
  expect(verdicts.flatMap(fixesOf)).toEqual([]);
});
