import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { looked } from './looked.ts';

const globalContext = (name: string, projection: string): { readonly found: unknown } => ({
  found: name === 'g' ? { all: projection === '' } : null,
});

describe('an entry of the global context', () => {
  test.each<[string, Data, string, unknown]>([
    ['is all of it', { name: 'g' }, '', { all: true }],
    ['is a projection', { name: 'g.p' }, '', { all: false }],
    ['is what a query finds in it', { name: 'g', jmesPath: 'all' }, '', true],
    [
      'has to be there',
      { name: 'h' },
      '',
      'failed to marshal APICall data for context entry a: failed to fetch entry key=h',
    ],
    [
      'has what is looked for',
      { name: 'g', jmesPath: 'x' },
      '',
      expect.stringContaining('failed to apply JMESPath x for context entry a'),
    ],
    [
      'is nothing for a policy of a namespace',
      { name: 'g' },
      'own',
      expect.stringContaining('is not allowed in namespaced policies'),
    ],
  ])('%s', (_, globalReference, namespace, result) => {
    expect(looked({ name: 'a', globalReference }, { globalContext }, namespace)).toEqual(result);
  });
});
