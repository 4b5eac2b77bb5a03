import { expect, test } from 'vitest';
import { readPlatform } from '../../../../src/domain/platform/platform.ts';
import { good, placeOf } from './repo.ts';

const gibi = 1024 ** 3;

test('The file is read with its places; amounts are bytes', () => {
  expect(readPlatform(placeOf(good['platform.yaml'] ?? ''))).toMatchObject({
    releasedPhase: { value: 0 },
    hosts: [
      { name: { value: 'alpha' }, role: { value: 'server' }, memory: { value: 64 * gibi }, longhorn: true, card: null },
      { name: { value: 'beta' }, disk: { value: 200 * gibi }, card: { value: 16 * gibi } },
    ],
    lan: { value: { prefix: 24 } },
    domain: { value: 'lab.home.arpa' },
    storage: { replicas: { value: 2 }, schedule: { value: '0 3 * * *' } },
    gpu: { value: true },
    repository: { source: { value: 'github' } },
    models: [{ name: { value: 'qwen3:14b' }, memory: { value: 12 * gibi } }],
    sizes: [{ name: 'web' }, { name: 'ollama' }, { name: 'chat', storage: null }],
    optional: [{ name: 'chat', installed: true }],
    githubRepositories: [{ value: 'platform' }],
  });
});

test.each(['platform:\n', 'platform: []\n', 'platform: { hosts: 5, network: x, sizes: [a], models: { a: 1 } }\n'])(
  'Of %j there is nothing to say',
  (text) =>
    expect(readPlatform(placeOf(text))).toMatchObject({ hosts: [], lan: null, sizes: [], models: [], optional: [] }),
);

test('A number without a unit is no amount', () => {
  const platform = readPlatform(placeOf('platform: { hosts: [{ memory: "64", disk: 500m }, { memory: 1k }] }\n'));
  expect(platform?.hosts.map(({ memory, disk }) => [memory?.value, disk?.value])).toEqual([
    [undefined, undefined],
    [1000, undefined],
  ]);
});

test('A file without a platform is none', () => expect(readPlatform(placeOf('a: 1\n'))).toBeNull());
