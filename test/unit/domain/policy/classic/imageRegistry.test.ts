import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { looked } from './looked.ts';

const imageData = (reference: string): { readonly found: unknown } => ({ found: { image: reference } });

describe('what a registry says', () => {
  test.each<[string, Data, unknown]>([
    ['of an image', { reference: '{{ other.key }}:1' }, { image: 'v:1' }],
    ['in part', { reference: 'x', jmesPath: 'image' }, 'x'],
    ['of no image', { reference: '{{ other }}' }, expect.stringContaining('image reference must be a string')],
    ['of what is not known', { reference: '{{ nope }}' }, expect.stringContaining('in context entry a {{ nope }}')],
    [
      'without what is looked for',
      { reference: 'x', jmesPath: 'y' },
      expect.stringContaining('failed to apply JMESPath (y)'),
    ],
  ])('%s', (_, imageRegistry, result) => {
    expect(looked({ name: 'a', imageRegistry }, { imageData })).toEqual(result);
  });
});
