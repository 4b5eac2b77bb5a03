import { expect, test } from 'vitest';
import * as kinds from '../../../../../src/domain/cel/library/kind.ts';
import type { Kind } from '../../../../../src/domain/cel/library/kind.ts';
import { nameOf, string } from '../../../../../src/domain/cel/type.ts';
import type { Data } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList, MadeMap, none } from '../../../../../src/domain/cel/value/made.ts';

const examples: readonly (readonly [kind: Kind, type: string, data: Data])[] = [
  [kinds.nothing, 'null', null],
  [kinds.bool, 'bool', false],
  [kinds.int, 'int', 0n],
  [kinds.double, 'double', 0],
  [kinds.string, 'string', ''],
  [kinds.uint, 'uint', { kind: 'uint', value: 0n }],
  [kinds.bytes, 'bytes', { kind: 'bytes', bytes: new Uint8Array() }],
  [kinds.timestamp, 'timestamp', { kind: 'timestamp', nanos: 0n }],
  [kinds.duration, 'duration', { kind: 'duration', nanos: 0n }],
  [kinds.typeName, 'type', { kind: 'type', name: 'int' }],
  [kinds.list, 'list', new MadeList([])],
  [kinds.map, 'map', new MadeMap()],
  [kinds.optional, 'optional', none],
];

test.each(examples)('%#: a kind takes its own values only, and so says its type', (kind, type, data) => {
  expect(nameOf(kind.type)).toBe(type);
  expect(examples.filter((example) => kind.is(example[2])).map((example) => example[1])).toEqual([type]);
  expect(kinds.any.is(data)).toBe(true);
});

test('A list of something is a list', () => {
  const texts = kinds.listOf(string);
  expect([texts.is(new MadeList([])), texts.is(new MadeMap()), nameOf(texts.type)]).toEqual([
    true,
    false,
    'list(string)',
  ]);
});
