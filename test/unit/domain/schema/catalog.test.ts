import { expect, test } from 'vitest';
import type { Catalog } from '../../../../src/domain/schema/catalog.ts';
import { findKind } from '../../../../src/domain/schema/catalog.ts';
import { memoryCatalog } from '../../../fakes/catalog.ts';

const first = memoryCatalog({ kinds: { 'v1/Pod': {} } });
const silent: Catalog = {
  find: () => {
    throw new Error('It was asked');
  },
  homesOf: () => [],
  group: () => undefined,
};

test('The first catalog that knows a kind gives its schema, and those behind it are not asked', () =>
  expect(findKind([first, silent], '', 'v1', 'Pod')).toBeDefined());
test('A catalog that does not know it leaves it to the next', () =>
  expect(findKind([memoryCatalog({ kinds: {} }), first], '', 'v1', 'Pod')).toBeDefined());
test('A kind that none knows has no schema', () => expect(findKind([first], '', 'v1', 'Ship')).toBeUndefined());
