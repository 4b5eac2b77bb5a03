import { describe, expect, test } from 'vitest';
import { orValueOfAnything } from '../../../../../../src/domain/cel/library/kyverno/orValue.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('orValue of anything', () => {
  checkPolicies(
    kyverno,
    [
      ['object.list.orValue(1)', '[1]'],
      ['object.?list.orValue(1)', '[1]'],
      ['object.?zz.orValue(1)', '1'],
      ['object.?zz.orValue(object.yy)', 'absent: "yy" is not there.'],
      ['object.?list.orValue(object.yy)', 'absent: "yy" is not there.'],
      ['object.zz.orValue(1)', 'absent: "zz" is not there.'],
      ["optional.none().orValue('a')", '"a"'],
      ["optional.of(1).orValue('a')", '1'],
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
    orValueOfAnything.every(({ name, method }) =>
      (method ? kyverno.functions.methods : kyverno.functions.globals).has(name),
    ),
  ).toBe(true);
});
