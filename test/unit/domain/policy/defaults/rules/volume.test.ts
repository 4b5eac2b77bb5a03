import { expect, test } from 'vitest';
import { volume } from '../../../../../../src/domain/policy/defaults/rules/volume.ts';

test.each([
  [{ name: 'a' }, { name: 'a', emptyDir: {} }],
  [
    { name: 'a', x: {} },
    { name: 'a', x: {}, emptyDir: {} },
  ],
  [
    { name: 'a', secret: {} },
    { name: 'a', secret: {} },
  ],
  [
    { name: 'a', image: {} },
    { name: 'a', image: {} },
  ],
])('%j becomes %j', (value, expected) => {
  expect(volume(value)).toEqual(expected);
});
