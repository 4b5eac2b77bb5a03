import { describe, expect, test } from 'vitest';
import { identify } from '../../../../src/domain/kubernetes/object.ts';
import { customKinds } from '../../../../src/domain/schema/crd.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { dedent } from '../../dedent.ts';

/** What the definition in a text defines, as `group/version/Kind`. */
function check(text: string, kinds: readonly string[]): void {
  const { root } = parse(text);
  const object = root === null ? null : identify(root);
  const found = object === null || 'missing' in object ? [] : customKinds(object);
  expect(found.map(({ group, version, kind }) => `${group}/${version}/${kind}`)).toEqual(kinds);
}

const versions = (list: string): string => dedent`
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata: {name: ships.example.com}
  spec:
    group: example.com
    names: {kind: Ship, plural: ships}
    versions: ${list}
`;
const schema = 'schema: {openAPIV3Schema: {type: object}}';

describe('a CustomResourceDefinition', () => {
  const cases: readonly (readonly [rule: string, versions: string, kinds: readonly string[]])[] = [
    ['defines its version', `[{name: v1, served: yes, ${schema}}]`, ['example.com/v1/Ship']],
    [
      'defines each of its versions',
      `[{name: v1, ${schema}}, {name: v2, ${schema}}]`,
      ['example.com/v1/Ship', 'example.com/v2/Ship'],
    ],
    [
      'A version that is not served is not there',
      `[{name: v1, served: false, ${schema}}, {name: v2, served: true, ${schema}}]`,
      ['example.com/v2/Ship'],
    ],
    ['A version without a schema defines nothing', '[{name: v1}, {name: v2, schema: {}}]', []],
    ['A version whose schema is no mapping defines nothing', '[{name: v1, schema: {openAPIV3Schema: [x]}}]', []],
    ['A version without a name defines nothing', `[{${schema}}, {name: 1, ${schema}}]`, []],
    ['A version that is no mapping defines nothing', `[x, ~, {name: v1, ${schema}}]`, ['example.com/v1/Ship']],
    ['Versions that are no list define nothing', `{name: v1, ${schema}}`, []],
    ['No versions define nothing', '', []],
    ['A version may be an alias', `[&v {name: v1, ${schema}}, *v]`, ['example.com/v1/Ship', 'example.com/v1/Ship']],
  ];
  test.each(cases)('%s', (_, list, kinds) => check(versions(list), kinds));

  const whole = versions(`[{name: v1, ${schema}}]`);
  test.each([
    ['of another group', whole.replace('apiextensions.k8s.io', 'example.com'), []],
    ['of another kind', whole.replace('CustomResourceDefinition', 'Other'), []],
    ['without a group', whole.replace('group: example.com', 'scope: Namespaced'), []],
    ['without a kind', whole.replace('kind: Ship, ', ''), []],
    ['without names', whole.replace('names:', 'nothing:'), []],
    ['without a spec', whole.replace('spec:', 'nothing:'), []],
  ])('A definition %s', (_, text, kinds) => check(text, kinds));

  test('Its schema is what is written', () => {
    const { root } = parse(
      versions('[{name: v1, schema: {openAPIV3Schema: {properties: {__proto__: {type: string}}}}}]'),
    );
    const object = root === null ? null : identify(root);
    const [kind] = object === null || 'missing' in object ? [] : customKinds(object);
    expect(Object.keys(kind?.schema.properties ?? {})).toEqual(['__proto__']);
  });
});
