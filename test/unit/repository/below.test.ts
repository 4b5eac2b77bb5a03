import { expect, test } from 'vitest';
import { isBelow } from '../../../src/repository/below.ts';

const cases: readonly (readonly [path: string, folders: readonly string[], below: boolean])[] = [
  ['/a/b.yaml', ['/a'], true],
  ['/a/b/c.yaml', ['/x', '/a'], true],
  ['C:\\a\\b.yaml', ['C:\\a'], true],
  ['/ab/c.yaml', ['/a'], false],
  ['/a', ['/a'], false],
  ['/a/b.yaml', [], false],
];

test.each(cases)('%s below %j: %s', (path, folders, below) => expect(isBelow(path, folders)).toBe(below));
