import { describe, expect, test } from 'vitest';
import { parseReference } from '../../../../../../src/domain/cel/library/kyverno/reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('references are taken apart', () => {
  const cases: readonly (readonly [text: string, registry: string, repository: string, tag: string, digest: string])[] =
    [
      ['nginx', 'index.docker.io', 'library/nginx', 'latest', ''],
      ['nginx:1.25', 'index.docker.io', 'library/nginx', '1.25', ''],
      ['docker.io/nginx', 'index.docker.io', 'library/nginx', 'latest', ''],
      ['a/b', 'index.docker.io', 'a/b', 'latest', ''],
      ['ghcr.io/a/b:1', 'ghcr.io', 'a/b', '1', ''],
      ['localhost/ab', 'localhost', 'ab', 'latest', ''],
      ['localhost:5000/ab', 'localhost:5000', 'ab', 'latest', ''],
      [`nginx@${digest}`, 'index.docker.io', 'library/nginx', '', digest],
      [`localhost:5000/ab:2@${digest}`, 'localhost:5000', 'ab', '2', digest],
      [`localhost:5000/ab@${digest}`, 'localhost:5000', 'ab', '', digest],
    ];
  test.each(cases)('%s', (text, registry, repository, tag, sum) => {
    expect(parseReference(text)).toEqual({ text, registry, repository, tag, digest: sum });
  });

  test.each([
    '',
    'a',
    'Nginx',
    'a b',
    'nginx:',
    'nginx:a:b',
    'nginx:ä',
    'ghcr.io/',
    'ghcr.io:x/ab',
    'nginx@sha256:a',
    `nginx@md5:${'a'.repeat(64)}`,
    `a@b@${digest}`,
  ])('What is none: %s', (text) => expect(parseReference(text)).toBeNull());
});
