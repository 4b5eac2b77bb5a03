import { expect, test } from 'vitest';
import { pointerQuery } from '../../../../../src/domain/policy/classic/pointerQuery.ts';

test.each([
  ['/validate/pattern/spec/containers/0/image', 'request.object.spec.containers[0].image'],
  ['/validate/foreach/0/pattern/image', 'request.object.image'],
  [
    '/validate/pattern/metadata/labels/app.kubernetes.io\\/name',
    'request.object.metadata.labels."app.kubernetes.io\\/name"',
  ],
  ['/validate/pattern/spec/(name)', 'request.object.spec.(name)'],
  ['/validate/pattern', 'request.object'],
])('what stands at %s is %s', (path, query) => {
  expect(pointerQuery(path, ['request', 'object'])).toBe(query);
});
