import { describe, expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { entriesOf } from '../../../../../src/domain/policy/classic/entries.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { looked } from './looked.ts';

describe('entries of a context', () => {
  test.each<[string, Data, unknown]>([
    ['by their kind', { name: 'a', variable: { value: 'x' } }, 'x'],
    ['of no kind', { name: 'a' }, 'missing ConfigMap|APICall|ImageRegistry|Variable in context entry a'],
    ['of a kind that nobody brings', { name: 'a', configMap: { name: 'c' } }, { kind: 'configMap', name: 'default/c' }],
    ['of an image', { name: 'a', imageRegistry: { reference: 'x:1' } }, { kind: 'image', name: 'x:1' }],
    ['of the global context', { name: 'a', globalReference: { name: 'g.p' } }, { kind: 'globalContext', name: 'g' }],
    ['of the API', { name: 'a', apiCall: { urlPath: '/api/v1/nodes' } }, { kind: 'apiCall', name: '/api/v1/nodes' }],
  ])('%s', (_, entry, result) => {
    expect(looked(entry)).toEqual(result);
  });

  test('give way to what is given, but for variables', () => {
    const entries = [
      { name: 'a', configMap: {} },
      { name: 'b', variable: {} },
      { name: 'c', apiCall: {} },
    ];
    const made = entriesOf(entries, { externals: nothingOutside, namespace: '' });
    expect(made.map(({ givesWay }) => givesWay)).toEqual([true, false, true]);
  });

  test('are none in what is no list', () => {
    expect(entriesOf(undefined, { externals: nothingOutside, namespace: '' })).toEqual([]);
  });
});
