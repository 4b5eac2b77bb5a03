import { expect, test } from 'vitest';
import { runAsNonRoot } from '../../../../../../src/domain/policy/standards/controls/runAsNonRoot.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['The pod says it', { ...contexts(null, {}), securityContext: { runAsNonRoot: true } }, 0, null],
  ['The containers say it', contexts({ runAsNonRoot: true }, { runAsNonRoot: true }), 0, null],
  [
    'Nobody says it',
    contexts(null, {}),
    0,
    [
      'runAsNonRoot != true (pod or containers "a", "b" must set securityContext.runAsNonRoot=true)',
      'spec.initContainers[0].securityContext.runAsNonRoot required',
      'spec.containers[0].securityContext.runAsNonRoot required',
    ],
  ],
  [
    'The pod and a container deny it, and another is silent',
    { ...contexts({ runAsNonRoot: false }, null), securityContext: { runAsNonRoot: false } },
    34,
    [
      'runAsNonRoot != true (pod and container "a" must not set securityContext.runAsNonRoot=false)',
      'spec.securityContext.runAsNonRoot false',
      'spec.initContainers[0].securityContext.runAsNonRoot false',
      'spec.containers[0].securityContext.runAsNonRoot required',
    ],
  ],
  ['A pod with users of its own', { ...contexts(null, null), hostUsers: false }, 35, null],
  [
    'A pod with users of its own, before that counted',
    { containers: [{ name: 'b' }], hostUsers: false },
    34,
    [
      'runAsNonRoot != true (pod or container "b" must set securityContext.runAsNonRoot=true)',
      'spec.containers[0].securityContext.runAsNonRoot required',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(runAsNonRoot, podOf(spec), version)).toEqual(expected);
});
