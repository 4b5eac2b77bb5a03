import { expect, test } from 'vitest';
import { seccompRestricted } from '../../../../../../src/domain/policy/standards/controls/seccompRestricted.ts';
import { contexts, podOf, said } from '../made.ts';

const profile = (type: string): object => ({ seccompProfile: { type } });

test.each<[string, object, number, readonly string[] | null]>([
  ['The pod says it', { ...contexts(null, {}), securityContext: profile('Localhost') }, 19, null],
  ['The containers say it', contexts(profile('RuntimeDefault'), profile('Localhost')), 19, null],
  [
    'One is silent',
    contexts(profile('RuntimeDefault'), {}),
    19,
    [
      'seccompProfile (pod or container "b" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
      'spec.containers[0].securityContext.seccompProfile.type required',
    ],
  ],
  [
    'Who sets what is forbidden comes before who is silent',
    { ...contexts(profile('Unconfined'), null), securityContext: profile('X') },
    24,
    [
      'seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type to "Unconfined", "X")',
      'spec.securityContext.seccompProfile.type "X"',
      'spec.initContainers[0].securityContext.seccompProfile.type "Unconfined"',
    ],
  ],
  ['A pod of Windows', { ...contexts(null, null), os: { name: 'windows' } }, 25, null],
])('%s', (_, spec, version, expected) => {
  expect(said(seccompRestricted, podOf(spec), version)).toEqual(expected);
});
