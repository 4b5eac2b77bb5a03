import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../../src/domain/cel/value/origin.ts';
import { plain } from '../../../../../src/domain/jmespath/value.ts';
import type { Value } from '../../../../../src/domain/jmespath/value.ts';
import { imagesEntry } from '../../../../../src/domain/policy/classic/images.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import { deployment, pod } from '../asked.ts';
import { contextOf } from './around.ts';

const load = (object: unknown): Value | Trouble | null => imagesEntry(object).load(contextOf({}), new Meter());

describe('the images of an object', () => {
  test('are known by list and container, with what they are made of', () => {
    const images = load(
      pod({ containers: [{ name: 'a', image: 'nginx' }], initContainers: [{ name: 'i', image: 'r.io/x/y:1' }] }),
    );
    expect(images instanceof Trouble || images === null ? images : plain(images.data)).toEqual({
      containers: {
        a: {
          registry: 'docker.io',
          name: 'nginx',
          path: 'nginx',
          tag: 'latest',
          reference: 'docker.io/nginx:latest',
          referenceWithTag: 'docker.io/nginx:latest',
          jsonPointer: '/spec/containers/0/image',
        },
      },
      initContainers: { i: expect.objectContaining({ registry: 'r.io', path: 'x/y', name: 'y', tag: '1' }) },
    });
  });

  test('are known by where they stand', () => {
    const images = load(deployment({ containers: [{ name: 'a', image: 'nginx' }] }));
    const data = images instanceof Trouble ? null : (images?.data ?? null);
    const list = typeof data === 'object' && data?.kind === 'map' ? data.entries.get('containers') : undefined;
    expect(placesOf(list?.from ?? null)).toEqual([
      { variable: 'request', steps: ['object', 'spec', 'template', 'spec', 'containers'], missing: false },
    ]);
  });

  test.each<[string, unknown, unknown]>([
    ['of what makes no pods are none', { kind: 'Service' }, null],
    ['that are not said are none', pod({ containers: [{ name: 'a' }, { name: 'b', image: ' ' }] }), null],
    ['want a name', pod({ containers: [{ image: 'x' }] }), expect.objectContaining({ message: 'invalid key' })],
    [
      'have to be images',
      pod({ containers: [{ name: 'a', image: 'a b' }] }),
      expect.objectContaining({ message: expect.stringMatching(/^invalid image 'a b' \(/) }),
    ],
  ])('%s', (_, object, result) => {
    expect(load(object)).toEqual(result);
  });
});
