import { describe, expect, test } from 'vitest';
import {
  embedded,
  entriesIn,
  flagIn,
  Misshapen,
  structIn,
  structsIn,
  textIn,
  textsIn,
  wholeIn,
} from '../../../../../src/domain/policy/standards/struct.ts';
import type { Struct } from '../../../../../src/domain/policy/standards/struct.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';

const of = (data: Data): Struct => ({ data, name: 'PodSpec', fields: ['spec'] });

function refused(read: () => unknown): string {
  try {
    return `read ${String(read())}`;
  } catch (error) {
    return error instanceof Misshapen ? error.message : `another error: ${String(error)}`;
  }
}

describe('a struct', () => {
  test('gives what is there', () => {
    const struct = of({ a: {}, b: [{}, null], c: 'x', d: ['x', null], e: { k: 'v', n: null }, f: true, g: 7n, h: 7 });
    expect(structIn(struct, 'a', 'PodOS')).toEqual({ data: {}, name: 'PodOS', fields: ['spec', 'a'] });
    expect(structsIn(struct, 'b', 'Volume').map(({ data, name }) => [data, name])).toEqual([
      [{}, 'Volume'],
      [null, 'Volume'],
    ]);
    expect(textIn(struct, 'c')).toBe('x');
    expect(textsIn(struct, 'd', 'string')).toEqual(['x', '']);
    expect([...entriesIn(struct, 'e')]).toEqual([
      ['k', 'v'],
      ['n', ''],
    ]);
    expect([flagIn(struct, 'f'), wholeIn(struct, 'g', 32), wholeIn(struct, 'h', 64)]).toEqual([true, 7n, 7n]);
  });

  test.each<[string, Struct | null]>([
    ['nothing', of({})],
    ['null', of({ x: null })],
    ['no struct', null],
    ['what only JavaScript knows', of(JSON.parse('{"y": 1}') as Data)],
  ])('gives nothing for %s', (_, struct) => {
    expect([textIn(struct, 'x'), flagIn(struct, 'x'), wholeIn(struct, 'x', 32)]).toEqual([null, null, null]);
    expect([textsIn(struct, 'x', 'string'), [...entriesIn(struct, 'x')]]).toEqual([[], []]);
    expect(textIn(struct, 'constructor')).toBeNull();
  });

  test.each<[string, () => unknown]>([
    ['string into Go struct field PodSpec.spec.x of type v1.PodOS', () => structIn(of({ x: 'a' }), 'x', 'PodOS')],
    ['object into Go struct field PodSpec.spec.x of type []v1.Volume', () => structsIn(of({ x: {} }), 'x', 'Volume')],
    ['bool into Go struct field PodSpec.spec.x of type v1.Volume', () => structsIn(of({ x: [true] }), 'x', 'Volume')],
    ['number into Go struct field PodSpec.spec.x of type string', () => textIn(of({ x: 1n }), 'x')],
    ['array into Go struct field PodSpec.spec.x of type v1.OSName', () => textIn(of({ x: [] }), 'x', 'v1.OSName')],
    [
      'number into Go struct field PodSpec.spec.x of type v1.Capability',
      () => textsIn(of({ x: [1] }), 'x', 'v1.Capability'),
    ],
    ['string into Go struct field PodSpec.spec.x of type map[string]string', () => entriesIn(of({ x: '' }), 'x')],
    ['bool into Go struct field PodSpec.spec.x of type string', () => entriesIn(of({ x: { a: true } }), 'x')],
    ['string into Go struct field PodSpec.spec.x of type bool', () => flagIn(of({ x: 'yes' }), 'x')],
    ['number 1.5 into Go struct field PodSpec.spec.x of type int64', () => wholeIn(of({ x: 1.5 }), 'x', 64)],
    [
      'number 2147483648 into Go struct field PodSpec.spec.x of type int32',
      () => wholeIn(of({ x: 2147483648n }), 'x', 32),
    ],
    ['string into Go struct field PodSpec.spec.x of type int32', () => wholeIn(of({ x: '80' }), 'x', 32)],
    ['string into Go struct field PodSpec.spec.In.x of type bool', () => flagIn(embedded(of({ x: '' }), 'In'), 'x')],
  ])('can not unmarshal %s', (words, read) => {
    expect(refused(read)).toBe(`json: cannot unmarshal ${words}`);
  });
});
