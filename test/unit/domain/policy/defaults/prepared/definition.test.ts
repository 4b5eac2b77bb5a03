import { expect, test } from 'vitest';
import { customResourceDefinition } from '../../../../../../src/domain/policy/defaults/prepared/definition.ts';

test.each([
  [
    [
      { name: 'v1', storage: false },
      { name: 'v2', storage: true },
    ],
    ['v2'],
  ],
  [[{ name: 'v1' }], null],
  [null, null],
])('Of %j it stores %j', (versions, storedVersions) => {
  expect(customResourceDefinition({ spec: { versions } })).toEqual({
    spec: { versions },
    status: { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions },
  });
});
