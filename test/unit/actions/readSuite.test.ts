import { expect, test } from 'vitest';
import { readSuite } from '../../../src/actions/readSuite.ts';
import type { Suite } from '../../../src/domain/policy/suite/suite.ts';
import { readTest } from '../../../src/domain/policy/suite/test.ts';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { memoryFiles } from '../../fakes/files.ts';

const object = (kind: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n`;
const files = memoryFiles({
  't/policies/p.yaml': object('Policy'),
  't/r.yaml': object('Pod'),
  'shared/e.yaml': object('PolicyException'),
  't/values.yaml': 'globalValues: {a: 1}\n',
  't/user.yaml': 'userInfo: {username: jane}\n',
  't/payload.json': '{"a": 1}',
  't/cluster.yaml': 'spec: {resources: [{kind: Namespace}], crds: [crd.yaml]}\n',
  't/crd.yaml': object('CustomResourceDefinition'),
  't/context.yaml': 'spec: {images: []}\n',
  't/more.yaml': object('ConfigMap'),
});

async function read(text: string): Promise<{ readonly suite: Suite; readonly failures: readonly string[] }> {
  const { root } = parse(`apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\n${text}`);
  const made = root === null ? null : readTest(root);
  if (made === null) throw new Error('That is no test.');
  return readSuite(files, 't/kyverno-test.yaml', made, [], new AbortController().signal);
}

test('Everything is read from the folder of the test', async () => {
  const { suite, failures } = await read(`policies: [policies]
resources: [r.yaml]
exceptions: [../shared/e.yaml]
variables: values.yaml
userinfo: user.yaml
jsonPayloads: [payload.json]
clusterResources: [cluster.yaml]
context: context.yaml
globalContextEntries: [{name: g, resourceFiles: [more.yaml]}]
`);
  expect(failures).toEqual([]);
  expect(suite).toMatchObject({
    policies: [{ kind: 'Policy' }],
    resources: [{ kind: 'Pod' }],
    exceptions: [{ kind: 'PolicyException' }],
    userInfo: { username: 'jane' },
    payloads: [{ name: 'payload.json', data: { a: 1 } }],
    cluster: [{ kind: 'Namespace' }, { kind: 'CustomResourceDefinition' }],
    context: { spec: { images: [] } },
  });
  expect([...suite.values.global]).toEqual([['a', 1]]);
  expect(suite.globalObjects.get('g')).toMatchObject([{ kind: 'ConfigMap' }]);
});

test('Inline values go before a file of them', async () => {
  const { suite } = await read('variables: values.yaml\nvalues: {globalValues: {a: 2}}\n');
  expect([...suite.values.global]).toEqual([['a', 2]]);
  expect(suite).toMatchObject({ userInfo: null, cluster: null, context: null });
});

test('What is not there is told', async () => {
  const { failures } = await read('resources: [none.yaml]\nuserinfo: nobody.yaml\nvariables: r.yaml\n');
  expect(failures).toEqual([
    't/r.yaml is of kind Pod, and Values is wanted.',
    "t/nobody.yaml can't be read.",
    't/none.yaml does not exist.',
  ]);
});
