import { expect, test } from 'vitest';
import { keysQuery } from '../../../../src/domain/sealing/keysQuery.ts';

test('The active keys of one namespace are asked for, by their label', () => {
  expect(keysQuery('seals', 'metadata')).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    namespace: 'seals',
    labels: 'sealedsecrets.bitnami.com/sealed-secrets-key=active',
    fields: null,
    view: 'metadata',
  });
});
