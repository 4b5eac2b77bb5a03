import { expect, test } from 'vitest';
import { seccompBaseline } from '../../../../../../src/domain/policy/standards/controls/seccompBaseline.ts';
import { contexts, podOf, said } from '../made.ts';

const pod = 'seccomp.security.alpha.kubernetes.io/pod';
const container = 'container.seccomp.security.alpha.kubernetes.io/b';

test.each<[string, Record<string, string>, readonly string[] | null]>([
  ['Profiles that are on', { [pod]: 'docker/default', [container]: 'runtime/default' }, null],
  ['A profile of the node', { [pod]: 'localhost/x' }, null],
  ['Another container', { [`${container}x`]: 'unconfined' }, null],
  ['One', { [pod]: '' }, [`seccompProfile (forbidden annotation ${pod}="")`, `metadata.annotations[${pod}] ""`]],
  [
    'Two',
    { [pod]: 'x', [container]: 'unconfined' },
    [
      `seccompProfile (forbidden annotations ${container}="unconfined", ${pod}="x")`,
      `metadata.annotations[${container}] "unconfined"`,
      `metadata.annotations[${pod}] "x"`,
    ],
  ],
])('Annotations: %s', (_, annotations, expected) => {
  expect(said(seccompBaseline, podOf(contexts(null, null), annotations), 18)).toEqual(expected);
});

test('Fields count since 1.19, and nothing else then', () => {
  const bad = podOf(contexts(null, { seccompProfile: { type: 'Unconfined' } }), { [pod]: 'x' });
  expect(said(seccompBaseline, bad, 19)).toEqual([
    'seccompProfile (container "b" must not set securityContext.seccompProfile.type to "Unconfined")',
    'spec.containers[0].securityContext.seccompProfile.type "Unconfined"',
  ]);
  expect(said(seccompBaseline, podOf(contexts(null, {}), { [pod]: 'x' }), 19)).toBeNull();
});
