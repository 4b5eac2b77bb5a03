import { describe, expect, test } from 'vitest';
import { both, missingStep, root, step } from '../../../../src/domain/cel/value/origin.ts';
import type { Origin } from '../../../../src/domain/cel/value/origin.ts';
import { isIdentity, spotsOf } from '../../../../src/domain/policy/spots.ts';
import { asked, pod } from './asked.ts';

const image = step(step(step(root('object'), 'spec'), 'containers'), 0);
const asking = asked(pod({}));

describe('where a value stems from', () => {
  test.each<[string, Origin, readonly object[]]>([
    ['nowhere', null, []],
    ['the object', image, [{ steps: ['spec', 'containers', 0], missing: false }]],
    [
      'a field that is not there',
      missingStep(image, 'tag'),
      [{ steps: ['spec', 'containers', 0, 'tag'], missing: true }],
    ],
    ['the object of the request', step(step(root('request'), 'object'), 'kind'), [{ steps: ['kind'], missing: false }]],
    [
      'the namespace of the request',
      step(root('request'), 'namespace'),
      [{ steps: ['metadata', 'namespace'], missing: false }],
    ],
    ['the operation, which is no field', step(root('request'), 'operation'), []],
    [
      'its Namespace',
      step(step(root('namespaceObject'), 'metadata'), 'name'),
      [{ steps: ['metadata', 'namespace'], missing: false }],
    ],
    ['something else', step(root('resource'), 'x'), []],
    [
      'one place twice',
      both(image, step(step(step(step(root('request'), 'object'), 'spec'), 'containers'), 0)),
      [{ steps: ['spec', 'containers', 0], missing: false }],
    ],
  ])('%s', (_, origin, spots) => {
    expect(spotsOf(origin, asking)).toEqual(spots);
  });

  test('a part of an object lies below it', () => {
    expect(spotsOf(image, asking, ['spec', 'template'])).toEqual([
      { steps: ['spec', 'template', 'spec', 'containers', 0], missing: false },
    ]);
  });

  test('what it is called comes last', () => {
    const name = step(step(root('object'), 'metadata'), 'name');
    const namespace = step(step(step(root('object'), 'template'), 'metadata'), 'namespace');
    expect(spotsOf(both(name, both(namespace, image)), asking).map(({ steps }) => steps.at(-1))).toEqual([
      0,
      'name',
      'namespace',
    ]);
    expect([['metadata', 'generateName'], ['metadata', 'labels', 'name'], []].map(isIdentity)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a name that the object does not have is nowhere', () => {
    expect(spotsOf(step(root('request'), 'name'), asked({ kind: 'Pod' }))).toEqual([]);
  });
});
