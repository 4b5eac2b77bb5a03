import { expect, test } from 'vitest';
import { readBeside } from '../../../src/actions/readBeside.ts';
import { memoryFiles } from '../../fakes/files.ts';

const files = memoryFiles({
  'values.yaml': 'kind: Values\nglobalValues: {a: 1}\n',
  'value.yaml': 'kind: Value\n',
  'user.yaml': 'kind: UserInfo\n',
  'bare.yaml': 'a: 1\n',
  'pod.yaml': 'apiVersion: v1\nkind: Pod\n',
  'half.yaml': 'globalValues: {a: 1}\nbar: [\n',
  'twice.yaml': 'a: 1\na: 2\n',
  'empty.yaml': '# nothing\n',
});

test.each([
  ['values.yaml', 'Values', { kind: 'Values', globalValues: { a: 1 } }],
  ['value.yaml', 'Values', { kind: 'Value' }],
  ['user.yaml', 'UserInfo', { kind: 'UserInfo' }],
  ['bare.yaml', 'UserInfo', { a: 1 }],
  ['pod.yaml', null, { apiVersion: 'v1', kind: 'Pod' }],
] as const)('%s is read as %s', async (path, kind, data) => {
  const failures: string[] = [];
  expect(await readBeside(files, path, kind, failures)).toEqual(data);
  expect(failures).toEqual([]);
});

test.each([
  ['pod.yaml', 'UserInfo', /^pod\.yaml is of kind Pod, and UserInfo is wanted\.$/],
  ['user.yaml', 'Values', /^user\.yaml is of kind UserInfo, and Values is wanted\.$/],
  ['half.yaml', 'Values', /^half\.yaml can't be read: .+\.$/],
  ['twice.yaml', null, /^twice\.yaml can't be read: .+\.$/],
  ['empty.yaml', 'Values', /^empty\.yaml can't be read\.$/],
  ['none.yaml', 'Values', /^none\.yaml can't be read\.$/],
] as const)('%s is no use as %s', async (path, kind, sentence) => {
  const failures: string[] = [];
  expect(await readBeside(files, path, kind, failures)).toBe(null);
  expect(failures).toEqual([expect.stringMatching(sentence)]);
});
