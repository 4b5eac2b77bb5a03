import { expect, test } from 'vitest';
import { limits } from '../../../../src/domain/yaml/problem.ts';

test('Everything below the limits that docs/findings name is judged', () => {
  expect(limits).toEqual({
    fileBytes: 16 * 1024 * 1024,
    writtenNodes: 200_000,
    aliasedNodes: 10_000,
    nestedLevels: 500,
  });
});
