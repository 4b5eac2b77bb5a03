import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clustersFor, isNamed } from '../../../src/cli/clusters.ts';
import { folderWith } from '../node/folder.ts';

test.each([
  [{ context: null, kubeconfig: null }, false],
  [{ context: 'home', kubeconfig: null }, true],
  [{ context: null, kubeconfig: 'f' }, true],
])('%j: somebody has said which cluster: %s', (named, expected) => {
  expect(isNamed(named)).toBe(expected);
});

test('The clusters are those of the kubeconfig that is named', async () => {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'home',
    contexts: [{ name: 'home', context: { cluster: 'house', user: 'me' } }],
    clusters: [{ name: 'house', cluster: { server: 'https://127.0.0.1:1' } }],
    users: [{ name: 'me', user: {} }],
  };
  const folder = folderWith({ config: JSON.stringify(config) });
  const named = { context: null, kubeconfig: join(folder, 'config') };
  const answer = await clustersFor(named, join(folder, 'platform'), () => undefined).contexts();
  expect(answer).toMatchObject({ value: { current: 'home', contexts: [{ name: 'home' }] } });
});
