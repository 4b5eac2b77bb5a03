import { expect, test } from 'vitest';
import { kyvernoImage } from '../../../../src/domain/image/kyvernoImage.ts';

const sha = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', ['docker.io', 'nginx', 'nginx', 'latest', '', 'docker.io/nginx:latest', 'docker.io/nginx:latest']],
  [
    'test/nginx:v1',
    ['docker.io', 'nginx', 'test/nginx', 'v1', '', 'docker.io/test/nginx:v1', 'docker.io/test/nginx:v1'],
  ],
  ['localhost/x', ['localhost', 'x', 'x', 'latest', '', 'localhost/x:latest', 'localhost/x:latest']],
  ['ghcr.io/a/b:1', ['ghcr.io', 'b', 'a/b', '1', '', 'ghcr.io/a/b:1', 'ghcr.io/a/b:1']],
  ['host:5000/a', ['host:5000', 'a', 'a', 'latest', '', 'host:5000/a:latest', 'host:5000/a:latest']],
  ['Upper/b', ['Upper', 'b', 'b', 'latest', '', 'Upper/b:latest', 'Upper/b:latest']],
  [`a@${sha}`, ['docker.io', 'a', 'a', '', sha, `docker.io/a@${sha}`, 'docker.io/a:']],
  [`a:1@${sha}`, ['docker.io', 'a', 'a', '1', sha, `docker.io/a@${sha}`, 'docker.io/a:1']],
])('%s', (text, [registry, name, path, tag, digest, reference, referenceWithTag]) =>
  expect(kyvernoImage(text)).toEqual({ registry, name, path, tag, digest, reference, referenceWithTag }),
);

test('What is no image is told as Kyverno tells it', () => {
  expect(kyvernoImage('a b')).toBe(
    'bad image: docker.io/a b, defaultRegistry: docker.io, enableDefaultRegistryMutation: true: invalid reference format',
  );
});
