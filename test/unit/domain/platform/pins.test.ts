import { describe, test } from 'vitest';
import { check } from './repo.ts';

describe('a release of k3s', () => {
  test.each(['v1.36.4+k3s1', 'v1.37.0-rc1+k3s2'])('%s is one', (version) =>
    check('platform.yaml', [['v1.36.4+k3s1', version]], []),
  );
  test.each(['stable', 'v1.36', 'v1.36.4', '1.36.4+k3s1', 'latest'])('%s is none', (version) =>
    check(
      'platform.yaml',
      [['v1.36.4+k3s1', version]],
      [`platform/unpinned «${version}» "${version}" is no release of k3s; it wants one like v1.36.4+k3s1.`],
    ),
  );
});

describe('a model', () => {
  test.each(['qwen3:14b', 'registry.example.org:5000/team/model:1', 'hf.co/team/model:Q4_K_M'])(
    '%s has its tag',
    (name) => check('platform.yaml', [['qwen3:14b', name]], []),
  );
  test.each([
    ['qwen3', 'has no tag, which means "latest"'],
    ['registry.example.org:5000/model', 'has no tag, which means "latest"'],
    ['qwen3:latest', 'is whatever is the latest'],
    ['qwen3:', 'has an empty tag'],
  ])('%s %s', (name, problem) =>
    check(
      'platform.yaml',
      [['qwen3:14b', JSON.stringify(name)]],
      [`platform/unpinned «${JSON.stringify(name)}» "${name}" ${problem}; it wants a tag like that of qwen3:14b.`],
    ),
  );
});

describe('the version of a chart', () => {
  test.each(['1.77.0', 'v1.77.0', '1.77.0-rc.1', '1.77.0+build.5'])('%s is exact', (version) =>
    check('applications.yaml', [['1.77.0', version]], []),
  );
  test.each(['^1.77.0', '~1.77', '1.x', '>=1', '1.77', 'latest', '01.2.3'])('%s is not', (version) =>
    check(
      'applications.yaml',
      [['1.77.0', JSON.stringify(version)]],
      [
        `platform/unpinned «${JSON.stringify(version)}» "${version}" is no exact version of a chart; it wants one like 1.12.1.`,
      ],
    ),
  );
});
