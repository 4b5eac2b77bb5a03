import { expect, test } from 'vitest';
import { typeNames } from '../../../../../src/domain/cel/value/names.ts';

test('Each type is named by itself', () => {
  expect([...typeNames].every(([name, type]) => type.kind === 'type' && type.name === name)).toBe(true);
  expect(['int', 'list', 'null_type', 'google.protobuf.Duration'].every((name) => typeNames.has(name))).toBe(true);
  expect(['dyn', 'null', 'Timestamp', 'constructor'].some((name) => typeNames.has(name))).toBe(false);
});
