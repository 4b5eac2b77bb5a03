import { describe, expect, test } from 'vitest';
import { readTest } from '../../../../../src/domain/policy/suite/test.ts';
import type { Test } from '../../../../../src/domain/policy/suite/test.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

const head = 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\n';

function read(text: string): Test | null {
  const { root } = parse(text);
  return root === null ? null : readTest(root);
}

describe('a test', () => {
  test('names its files', () => {
    const text = `${head}metadata: {name: t}
policies: [p.yaml]
resources: [r.yaml]
targetResources: [t.yaml]
paramResources: [a.yaml]
exceptions: [e.yaml]
jsonPayloads: [j.json]
jsonPayload: k.json
clusterResources: [c.yaml]
context: x.yaml
userinfo: u.yaml
variables: v.yaml
values: {globalValues: {a: 1}}
`;
    expect(read(text)).toEqual({
      name: 't',
      policies: ['p.yaml'],
      resources: ['r.yaml'],
      targets: ['t.yaml'],
      params: ['a.yaml'],
      exceptions: ['e.yaml'],
      payloads: ['j.json', 'k.json'],
      clusterResources: ['c.yaml'],
      context: 'x.yaml',
      userInfo: 'u.yaml',
      variables: 'v.yaml',
      values: { globalValues: { a: 1 } },
      apiCallResponses: [],
      globalContextEntries: [],
      results: [],
      problems: [],
    });
  });

  test('says what it expects, and where', () => {
    const text = `${head}name: old
results:
  - policy: p
    rule: r
    kind: Pod
    operation: DELETE
    result: fail
    resources: [x/web, db, 3]
    resourceSpecs:
      - {group: apps, version: v1, namespace: z, name: api}
      - {version: v1, name: node}
`;
    const [result] = read(text)?.results ?? [];
    expect(read(text)?.name).toBe('old');
    expect(result).toMatchObject({ policy: 'p', rule: 'r', kind: 'Pod', operation: 'DELETE', result: 'fail' });
    const named = result?.resources.map(({ range, ...one }) => [one, text.slice(range.start, range.end)]);
    expect(named).toEqual([
      [{ namespace: 'x', name: 'web', apiVersion: null, text: 'x/web' }, 'x/web'],
      [{ namespace: null, name: 'db', apiVersion: null, text: 'db' }, 'db'],
      [
        { namespace: 'z', name: 'api', apiVersion: 'apps/v1', text: 'z/api' },
        '{group: apps, version: v1, namespace: z, name: api}',
      ],
      [{ namespace: '', name: 'node', apiVersion: 'v1', text: 'node' }, '{version: v1, name: node}'],
    ]);
  });

  test.each([
    ['what is no Test', 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Values\n', true],
    ['what is of others', 'apiVersion: x.io/v1\nkind: Test\n', true],
    ['an older one', 'apiVersion: kyverno.io/v1\nkind: Test\n', false],
    ['one of another shape', `${head}policies: 1\nresults: {a: 1}\n`, false],
  ])('%s', (_, text, isNone) => expect(read(text) === null).toBe(isNone));

  test('has no rule and no operation where it says none, or none that there is', () => {
    const [result] = read(`${head}results: [{policy: p, operation: CONNECT, result: pass}]\n`)?.results ?? [];
    expect(result).toMatchObject({ rule: null, operation: null, kind: '', result: 'pass', resources: [] });
  });

  test('tells which results do not say what they expect', () => {
    const found = read(`${head}results: [{policy: p, reslt: pass}, {policy: q, result: fail}, {result: [pass]}]\n`);
    expect(found?.results.map(({ policy }) => policy)).toEqual(['q']);
    expect(found?.problems).toEqual([0, 2].map((index) => `Test.results[${index}] needs the field "result".`));
  });
});
