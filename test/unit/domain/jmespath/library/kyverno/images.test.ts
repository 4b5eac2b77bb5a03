import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["image_normalize('nginx')", { value: 'docker.io/nginx:latest' }],
  ["image_normalize('nginx:1')", { value: 'docker.io/nginx:1' }],
  ["image_normalize('ghcr.io/a/b')", { value: 'ghcr.io/a/b:latest' }],
  ["image_normalize('localhost/a:b')", { value: 'localhost/a:b' }],
  ["image_normalize('A/b')", { value: 'A/b:latest' }],
  [
    "image_normalize('a/B')",
    {
      error:
        "JMESPath function 'image_normalize': bad image: docker.io/a/B, defaultRegistry: docker.io, enableDefaultRegistryMutation: true: repository name must be lowercase",
    },
  ],
  [
    "image_normalize('')",
    {
      error:
        "JMESPath function 'image_normalize': bad image: docker.io/, defaultRegistry: docker.io, enableDefaultRegistryMutation: true: invalid reference format",
    },
  ],
];

check('Images', cases);
