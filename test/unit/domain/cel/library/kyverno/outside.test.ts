import { expect, test } from 'vitest';
import { bothNames, fromOutside } from '../../../../../../src/domain/cel/library/kyverno/outside.ts';

test('What is found is a value of its variable, and what is not is missing', () => {
  const missing = { kind: 'http', name: 'x' } as const;
  expect(fromOutside({ found: 'a' }, 'http', missing)).toMatchObject({ data: 'a', from: { key: 'http' } });
  expect(fromOutside({ found: null }, 'http', missing)).toMatchObject({ data: null });
  expect(fromOutside({ unknown: true }, 'http', missing)).toMatchObject({ code: 'missing', missing });
  expect(fromOutside(undefined, 'http', missing)).toMatchObject({ code: 'missing', missing });
});

test('A function has two names', () => {
  expect(bothNames('getMetadata')).toEqual(['GetMetadata', 'getMetadata']);
});
