import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import type { Externals } from '../../../../../src/domain/cel/value/externals.ts';
import { looked } from './looked.ts';

const found = { metadata: { name: 'c' }, data: { k: 'v' }, kind: 'ConfigMap' };
const resources: Externals['resources'] = {
  get: (_, __, namespace, name) => (name === 'c' && namespace !== 'x' ? { found } : { found: null }),
  list: () => ({ unknown: true }),
  plural: () => ({ unknown: true }),
};

describe('a ConfigMap', () => {
  test.each<[string, Data, string, unknown]>([
    ['is its data and metadata', { name: 'c', namespace: 'n' }, '', { data: { k: 'v' }, metadata: { name: 'c' } }],
    ['lies in the usual namespace', { name: 'c' }, '', { data: { k: 'v' }, metadata: { name: 'c' } }],
    [
      'has to be there',
      { name: 'd' },
      '',
      'failed to retrieve config map for context entry a: failed to get configmap default/d : configmaps "d" not found',
    ],
    [
      'of another namespace is nothing for a policy of one',
      { name: 'c', namespace: 'n' },
      'own',
      'failed to retrieve config map for context entry a: context entry a: configMap namespace "n" is different from policy namespace "own"',
    ],
    ['lies in the namespace of the policy', { name: 'c' }, 'x', expect.stringContaining('failed to get configmap x/c')],
    [
      'has a name that can be worked out',
      { name: '{{ nope }}' },
      '',
      expect.stringContaining('failed to substitute variables in context a configMap.name {{ nope }}: '),
    ],
  ])('%s', (_, configMap, namespace, result) => {
    expect(looked({ name: 'a', configMap }, { resources }, namespace)).toEqual(result);
  });
});
