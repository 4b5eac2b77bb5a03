import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InflateError, inflate } from '../../../../../../src/domain/cel/library/kyverno/inflate.ts';
import { Random } from '../../../../../peers/random.ts';

const most = 1_000_000;

function check(bytes: Uint8Array, level: number, strategy = 0): void {
  const packed = new Uint8Array([...deflateRawSync(bytes, { level, strategy }), 7, 7]);
  const { bytes: unpacked, end } = inflate(packed, 0, most);
  expect(Buffer.compare(unpacked, bytes)).toBe(0);
  expect(end).toBe(packed.length - 2);
}

describe('what zlib has compressed comes out again', () => {
  const random = new Random(7);
  const noise = Uint8Array.from({ length: 70_000 }, () => random.below(256));
  const words = new TextEncoder().encode(
    Array.from({ length: 20_000 }, () => random.pick(['a', 'bc', 'déf', '\n'])).join(''),
  );
  const cases: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array([65])],
    ['many of one byte', new Uint8Array(100_000)],
    ['noise', noise],
    ['words', words],
  ];
  test.each(cases)('%s', (_, bytes) => {
    for (const level of [0, 1, 6, 9]) check(bytes, level);
    // Codes that are fixed.
    check(bytes, 6, 4);
  });
});

describe('what is broken is told', () => {
  const cases: readonly (readonly [what: string, bytes: readonly number[]])[] = [
    ['the bytes end too early', []],
    ['the bytes end too early', [0x4b]],
    ['a block of no kind', [0x07]],
    ['a stored block of no length', [0x01, 1, 0, 0, 0]],
    ['a reference to before the beginning', [0x03, 0x02, 0x00, 0x00]],
  ];
  test.each(cases)('%s: %j', (what, bytes) => {
    expect(() => inflate(new Uint8Array(bytes), 0, most)).toThrow(new InflateError(what));
  });

  test('No more bytes than are taken', () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(most + 1)));
    expect(() => inflate(bomb, 0, most)).toThrow('more bytes than are taken');
  });

  test('Any change of a byte ends with bytes or an error of its own', () => {
    const packed = new Uint8Array(deflateRawSync(new TextEncoder().encode('some words, and some words again')));
    const random = new Random(3);
    for (let turn = 0; turn < 300; turn++) {
      const broken = packed.slice();
      broken[random.below(broken.length)] = random.below(256);
      expect(kindOf(broken)).toMatch(/^(bytes|InflateError)$/);
    }
  });
});

function kindOf(packed: Uint8Array): string {
  try {
    return inflate(packed, 0, most).bytes instanceof Uint8Array ? 'bytes' : 'nothing';
  } catch (error) {
    return error instanceof Error ? error.name : 'nothing';
  }
}
