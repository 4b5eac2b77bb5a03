import { describe, expect, test } from 'vitest';
import { shaped } from '../../../../src/domain/own/document.ts';
import { platformCodes } from '../../../../src/domain/platform/schema.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';

const schema: Schema = {
  type: 'object',
  required: ['a', 'b'],
  additionalProperties: false,
  properties: { a: { type: 'integer' }, b: { type: 'object', required: ['c'] } },
};
const shape = { schema, root: schema, codes: platformCodes, file: 'file.yaml' };

function check(text: string, expected: readonly string[], more: object): void {
  const judged = shaped(text, shape);
  expect(judged.findings.map(({ code, pointer, property }) => `${code} ${pointer} ${property ?? '-'}`)).toEqual(
    expected,
  );
  expect(judged).toMatchObject(more);
}

describe('a document', () => {
  test('that fits', () => check('a: 1\nb: { c: 1 }\n', [], { readable: true, fits: true, problem: null }));
  test('that does not', () =>
    check('a: x\nb: {}\n', ['platform/type /a -', 'platform/missing-key /b c'], { readable: true, fits: false }));
  test('that holds nothing', () =>
    check('# nothing\n', ['platform/missing-key  a'], { root: null, readable: false, fits: false }));
  test('that can not be read is judged before the error', () =>
    check('a: x\nb: "\n', ['yaml/syntax  -', 'platform/type /a -'], { readable: false }));
  test('that is half typed lacks nothing yet', () => check('a: 1\nb: {\n', ['yaml/syntax  -'], { readable: false }));
  test('with a key twice is not compared', () =>
    check('a: 1\na: 1\nb: { c: 1 }\n', ['yaml/duplicate-key  -'], { readable: false }));
  test('that overrides what it merges is', () => check('a: 1\nb: { <<: { c: 1 }, c: 2 }\n', [], { readable: true }));
});

test('What is too large is compared with its schema alone', () => {
  const judged = shaped(`a: x\nb: { c: ${'x'.repeat(300_000)} }\n`, shape);
  expect(judged.findings.map(({ code }) => code)).toEqual(['yaml/too-large', 'platform/type']);
  expect(judged.readable).toBe(false);
});

test('What is meant does not count, and more may be asked', () => {
  const judged = shaped(
    'a: x\nb: { c: 1 }\n',
    shape,
    ({ rule }) => rule === 'type',
    (place) => [{ rule: 'missingField', place, property: 'z' }],
  );
  expect(judged.findings.map(({ code, property }) => [code, property])).toEqual([['platform/missing-key', 'z']]);
});
