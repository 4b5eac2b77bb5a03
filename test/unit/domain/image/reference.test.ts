import { expect, test } from 'vitest';
import { parseReference } from '../../../../src/domain/image/reference.ts';

const sha = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', ['', 'nginx', '', '']],
  ['a/b:v1', ['a', 'b', 'v1', '']],
  ['docker.io/a', ['docker.io', 'a', '', '']],
  ['localhost:5000/a/b', ['localhost:5000', 'a/b', '', '']],
  ['A/b', ['A', 'b', '', '']],
  ['[::1]:5000/a', ['[::1]:5000', 'a', '', '']],
  [`a:1@${sha}`, ['', 'a', '1', sha]],
  ['a__b/c--d', ['', 'a__b/c--d', '', '']],
])('%s', (text, [domain, path, tag, digest]) => expect(parseReference(text)).toEqual({ domain, path, tag, digest }));

test.each([
  ['', 'repository name must have at least one component'],
  ['x/B', 'repository name must be lowercase'],
  ['a b', 'invalid reference format'],
  ['a:', 'invalid reference format'],
  ['a..b', 'invalid reference format'],
  [`a:${'t'.repeat(129)}`, 'invalid reference format'],
  ['a'.repeat(256), 'repository name must not be more than 255 characters'],
  ['a@sha256:abc', 'invalid reference format'],
  [`a@sha256:${'a'.repeat(63)}`, 'invalid checksum digest length'],
  [`a@sha256:${'A'.repeat(64)}`, 'invalid checksum digest format'],
  [`a@md5:${'a'.repeat(32)}`, 'unsupported digest algorithm'],
  [`a@SHA256:${'a'.repeat(64)}`, 'invalid checksum digest format'],
])('"%s" is none: %s', (text, message) => expect(parseReference(text)).toBe(message));
