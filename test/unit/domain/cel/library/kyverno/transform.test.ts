import { describe, expect, test } from 'vitest';
import { transforms } from '../../../../../../src/domain/cel/library/kyverno/transform.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('maps of two lists', () => {
  checkPolicies(
    kyverno,
    [
      ["listObjToMap(object.objs, object.objs, 'name', 'v')", '{"a": 1, "b": 2}'],
      ["transform.listObjToMap(object.objs, object.objs, 'name', 'v')", '{"a": 1, "b": 2}'],
      [
        "listObjToMap(object.objs, [], 'name', 'v')",
        'argument: listObjToMap wants two lists of one length; they have 2 and 0.',
      ],
      [
        "listObjToMap(object.objs, object.objs, 'v', 'name')",
        'argument: listObjToMap wants lists of objects with a key that is a text.',
      ],
      ["listObjToMap(object.objs, object.objs, 'name', 'zz')", '{"a": null, "b": null}'],
      [
        "listObjToMap(object.list, object.list, 'name', 'v')",
        'argument: listObjToMap wants lists of objects with a key that is a text.',
      ],
      ["listObjToMap([{'k': 'a'}], [{'v': 'b'}], 'k', 'v').a", '"b"'],
    ],
    {
      object: {
        objs: [
          { name: 'a', v: 1 },
          { name: 'b', v: 2 },
        ],
        list: [1],
      },
    },
  );
});

test('All of its functions are in the environment', () => {
  expect(
    transforms.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
