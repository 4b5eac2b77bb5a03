import { expect, test } from 'vitest';
import { readKubeconfig } from '../../../../../src/node/kubernetes/kubeconfig/file.ts';

test.each([
  ['a map', 'kind: Config\n', { kind: 'Config' }],
  ['nothing', '# nothing yet\n', {}],
  ['a document of null', 'null\n', {}],
  ['the first of several documents', 'a: "1"\n---\nb: "2"\n', { a: '1' }],
  ['a key twice, of which the last counts for client-go too', 'a: "1"\na: "2"\n', { a: '2' }],
  [
    'a key that is called as every object has one',
    '__proto__: { token: x }\n',
    JSON.parse('{"__proto__":{"token":"x"}}'),
  ],
])('A file can hold %s', (_, text, value) => {
  expect(readKubeconfig(text, 'config').value).toEqual(value);
});

test('The line of an error is that of the file', () => {
  expect(() => readKubeconfig('---\na: 1\nb: [\n', 'config')).toThrow(/^config can't be read, line 3: /);
});
