import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/cel/value/data.ts';
import { typeNameOf } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList, MadeMap, none } from '../../../../../src/domain/cel/value/made.ts';

const cases: readonly (readonly [name: string, data: Data])[] = [
  ['null_type', null],
  ['bool', true],
  ['int', 1n],
  ['double', 1],
  ['string', ''],
  ['uint', { kind: 'uint', value: 1n }],
  ['bytes', { kind: 'bytes', bytes: new Uint8Array() }],
  ['google.protobuf.Timestamp', { kind: 'timestamp', nanos: 0n }],
  ['google.protobuf.Duration', { kind: 'duration', nanos: 0n }],
  ['list', new MadeList([])],
  ['map', new MadeMap()],
  ['optional_type', none],
  ['type', { kind: 'type', name: 'int' }],
  ['kubernetes.URL', { kind: 'foreign', typeName: 'kubernetes.URL', equals: () => true }],
];

test.each(cases)('%s', (name, data) => expect(typeNameOf(data)).toBe(name));
