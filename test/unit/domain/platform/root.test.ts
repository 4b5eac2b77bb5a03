import { describe, expect, test } from 'vitest';
import { rootOf } from '../../../../src/domain/platform/root.ts';

describe('a text that is only looked at', () => {
  test('is read once', () => expect(rootOf('look: at me\n')).toBe(rootOf('look: at me\n')));
  test('is kept beside others', () => {
    const [one, other] = [rootOf('one: 1\n'), rootOf('other: 1\n')];
    expect([rootOf('one: 1\n') === one, rootOf('other: 1\n') === other]).toEqual([true, true]);
  });
  test('may be nothing', () => expect([rootOf(null), rootOf(''), rootOf('# x\n')]).toEqual([null, null, null]));
  test('may be too much', () => expect(rootOf(`a: ${'x'.repeat(300_000)}\n`)).toBeNull());
  test('is forgotten when there are many', () => {
    const first = rootOf('first: 1\n');
    for (let turn = 0; turn < 100; turn++) rootOf(`turn: ${turn}\n`);
    expect(rootOf('first: 1\n')).not.toBe(first);
  });
});
