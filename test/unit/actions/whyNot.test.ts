import { expect, test } from 'vitest';
import { whyNot } from '../../../src/actions/whyNot.ts';
import { limits } from '../../../src/domain/yaml/problem.ts';

test.each([
  [{ failure: 'unreadable', reason: 'permission is denied' }, 'permission is denied'],
  [{ failure: 'too-large', bytes: limits.fileBytes + 1 }, `it has more than ${limits.fileBytes / 2 ** 20} MB`],
  [{ failure: 'not-text' }, 'it is no text'],
] as const)('%j', (file, reason) => expect(whyNot(file)).toBe(reason));
