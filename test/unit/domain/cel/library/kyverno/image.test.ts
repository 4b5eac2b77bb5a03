import { describe, expect, test } from 'vitest';
import { images } from '../../../../../../src/domain/cel/library/kyverno/image.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('references to images', () => {
  checkPolicies(kyverno, [
    ["image('nginx').registry()", '"index.docker.io"'],
    ["image('nginx').repository()", '"library/nginx"'],
    ["image('nginx').tag()", '"latest"'],
    ["image('nginx').digest()", '""'],
    ["image('nginx').identifier()", '"latest"'],
    ["image('nginx').identifierWithSeparator()", '":latest"'],
    ["image('nginx').containsDigest()", 'false'],
    ["image('nginx:1.25@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').tag()", '"1.25"'],
    [
      "image('nginx:1.25@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').identifier()",
      '"1.25@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ],
    [
      "image('nginx:1.25@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').identifierWithSeparator()",
      '"@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ],
    [
      "image('nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').identifier()",
      '"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ],
    [
      "image('nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').repository()",
      '"library/nginx"',
    ],
    ["image('nginx@sha256:aaa')", 'argument: "nginx@sha256:aaa" is no reference to an image.'],
    [
      "image('nginx@md5:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')",
      'argument: "nginx@md5:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is no reference to an image.',
    ],
    ["image('localhost/x').registry()", 'argument: "localhost/x" is no reference to an image.'],
    ["image('localhost:5000/foo/bar:v1').registry()", '"localhost:5000"'],
    ["image('localhost:5000/foo/bar:v1').tag()", '"v1"'],
    [
      "image('localhost:5000/foo/bar@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').tag()",
      '""',
    ],
    ["image('docker.io/nginx').repository()", '"library/nginx"'],
    ["image('docker.io/nginx').registry()", '"index.docker.io"'],
    ["image('docker.io/a/b').repository()", '"a/b"'],
    ["image('ghcr.io/a/b:1.0').repository()", '"a/b"'],
    ["image('a')", 'argument: "a" is no reference to an image.'],
    ["image('Nginx')", 'argument: "Nginx" is no reference to an image.'],
    ["image('')", 'argument: "" is no reference to an image.'],
    ["image('a b')", 'argument: "a b" is no reference to an image.'],
    ["image('nginx:')", 'argument: "nginx:" is no reference to an image.'],
    ["image('nginx:a:b')", 'argument: "nginx:a:b" is no reference to an image.'],
    ["image('ghcr.io/')", 'argument: "ghcr.io/" is no reference to an image.'],
    ["image('ghcr.io:x/ab')", 'argument: "ghcr.io:x/ab" is no reference to an image.'],
    ["image('gh$cr.io/ab').registry()", '"gh$cr.io"'],
    ["image('[::1]:5000/ab').registry()", '"[::1]:5000"'],
    ["isImage('nginx:1.25')", 'true'],
    ["isImage('nginx:bad tag')", 'false'],
    ["isImage('ab')", 'true'],
    ["parseImageReference('nginx').tag()", '"latest"'],
    ["image('nginx') == image('nginx')", 'true'],
    ["image('nginx') == image('nginx:latest')", 'false'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    images.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
