/** Variables of policies and functions of namespaced ones, beside the real environments. */
import { expect, test } from 'vitest';
import { describeWithPeers } from '../tools.ts';
import { compare } from './compare.ts';
import type { Question } from './oracle.ts';
import { data, outside } from './world.ts';

type Named = Readonly<Record<string, string>>;

/** Variables in their order, and an expression that may read them. */
const withVariables: readonly (readonly [variables: Named, expression: string])[] = [
  [{ x: 'object.a' }, 'variables.x == 2'],
  [{ x: 'object.a' }, 'variables.x + 1'],
  [{ x: '1' }, 'variables.x'],
  [{ x: '1' }, "variables.x == 'a'"],
  [{ x: '1' }, 'variables.y'],
  [{ x: '1' }, 'has(variables.x)'],
  [{ x: '1' }, 'has(variables.y)'],
  [{ x: "'a'" }, 'variables.x.startsWith("a")'],
  [{ x: '[1, 2]' }, 'variables.x.all(v, v > 0)'],
  [{ x: '[1, 2]' }, "variables.x.all(v, v == 'a')"],
  [{ x: 'object.list', y: 'variables.x.size()' }, 'variables.y > 2'],
  [{ x: 'variables.y', y: '1' }, 'variables.x'],
  [{ x: 'object.zz' }, 'true || variables.x == 1'],
  [{ x: 'object.zz' }, 'variables.x == 1'],
  [{ x: 'object.zz' }, 'variables.x == 1 || true'],
  [{ x: 'object.?zz' }, 'variables.x.hasValue()'],
  [{ x: 'object.?zz' }, 'variables.x.orValue(1) == 1'],
  [{ x: 'object.objs.map(o, o.name)' }, "'a' in variables.x"],
  [{ x: 'object.objs.map(o, o.name)' }, '1 in variables.x'],
  [{ x: "quantity('1Gi')" }, "variables.x.isGreaterThan(quantity('1Mi'))"],
  [{ x: "quantity('1Gi')" }, 'variables.x > 1'],
  [{ x: "image('nginx')" }, "variables.x.registry() == 'index.docker.io'"],
  [{ x: 'request.userInfo' }, 'variables.x.username'],
  [{ x: 'request.userInfo' }, 'variables.x.foo'],
  [{ x: '1', y: "{'a': variables.x}" }, 'variables.y.a + 1'],
  [{ x: '1', y: "{'a': variables.x}" }, "variables.y.a + 'b'"],
  [{ x: '1' }, 'variables.?x.orValue(0) == 1'],
  [{ x: 'object.zz' }, 'variables.?x.orValue(0) == 1'],
  [{ x: '1' }, "variables['x']"],
  [{ x: '1' }, "'x' in variables"],
  [{ x: '1' }, 'variables.all(v, true)'],
  [{ x: '1' }, 'size(variables)'],
  [{ x: '1' }, 'variables.?y'],
  [{ x: '1' }, '[1].map(variables, variables)'],
  [{ x: '1', z: 'int("x")' }, 'variables.x'],
  [{ x: '1 +' }, 'true'],
  [{ x: 'cel.bind(y, 2, y * y)' }, 'variables.x'],
  [{ x: "resource.get('v1', 'configmaps', 'd', 'c')" }, "variables.x.data.k == 'v'"],
  [{ x: "globalContext.get('entry')" }, 'variables.x.x == 1'],
];

const namespaced: readonly string[] = [
  "resource.get('v1', 'configmaps', 'mine').data.k",
  "resource.Get('v1', 'configmaps', 'mine')",
  "resource.get('v1', 'configmaps', 'default', 'mine')",
  "resource.get('v1', 'configmaps', 'none')",
  "resource.list('v1', 'configmaps', 'default')",
  "resource.list('v1', 'configmaps', {'a': 1})",
  "resource.post('v1', 'default', 'configmaps', {'a': 1})",
  "resource.get('v1')",
];

const rules: readonly string[] = [
  'self.a == oldSelf.a',
  'self.a > oldSelf.a || self.list.isSorted()',
  'object.a',
  'self.list.all(x, x > 0)',
  'self',
  'cel.bind(x, 1, x)',
  'math.abs(1)',
  'self.zz',
];

describeWithPeers('CEL environments', () => {
  test('Variables of a policy have the types of their expressions and are worked out when they are asked for', async () => {
    const questions = withVariables.map(([named, expression]): Question => {
      const variables = Object.entries(named).map(([name, text]) => ({ name, expression: text }));
      return { environment: 'validatingPolicy', expression, variables, data };
    });
    const { different, tally } = await compare(questions, outside);
    expect(different).toEqual([]);
    expect([tally.values > 15, tally.errors > 1, tally.refused > 10, tally.excepted]).toEqual([true, true, true, 0]);
  });

  test.each([
    ['namespacedValidatingPolicy', namespaced],
    ['crdRule', rules],
  ] as const)('%s', async (environment, expressions) => {
    const questions = expressions.map((expression) => ({ environment, expression, data }));
    const { different, tally } = await compare(questions, outside);
    expect(different).toEqual([]);
    expect([tally.values > 2, tally.refused > 2, tally.excepted]).toEqual([true, true, 0]);
  });
});
