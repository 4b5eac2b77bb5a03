import { describe, expect, test } from 'vitest';
import { rootOf, Roots } from '../../../../src/domain/own/root.ts';

describe('a text that is only looked at', () => {
  test('has a root', () => expect(rootOf('look: at me\n')?.node.type).toBe('map'));
  test('may be nothing', () => expect([rootOf(null), rootOf(''), rootOf('# x\n')]).toEqual([null, null, null]));
  test('may be too much', () => expect(rootOf(`a: ${'x'.repeat(300_000)}\n`)).toBeNull());
});

describe('the roots of files', () => {
  test('are read once', () => {
    const roots = new Roots();
    expect(roots.of('a.yaml', 'a: 1\n')).toBe(roots.of('a.yaml', 'a: 1\n'));
    expect(roots.of('none.yaml', '')).toBeNull();
  });

  test('are of the text as it is now', () => {
    const roots = new Roots();
    const before = roots.of('a.yaml', 'a: 1\n');
    expect(roots.of('a.yaml', 'a: 1\nb: 2\n')?.node.end).toBeGreaterThan(before?.node.end ?? 0);
  });

  test('stay read, however many there are', () => {
    const roots = new Roots();
    const paths = Array.from({ length: 100 }, (_, index) => `${index}.yaml`);
    const first = paths.map((path) => roots.of(path, `path: ${path}\n`));
    expect(paths.every((path, index) => roots.of(path, `path: ${path}\n`) === first[index])).toBe(true);
  });
});
