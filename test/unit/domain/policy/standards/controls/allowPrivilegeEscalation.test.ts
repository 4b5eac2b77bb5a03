import { expect, test } from 'vitest';
import { allowPrivilegeEscalation } from '../../../../../../src/domain/policy/standards/controls/allowPrivilegeEscalation.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  [
    'Containers that say no',
    contexts({ allowPrivilegeEscalation: false }, { allowPrivilegeEscalation: false }),
    8,
    null,
  ],
  [
    'One without a context, and one that says yes',
    contexts(null, { allowPrivilegeEscalation: true }),
    8,
    [
      'allowPrivilegeEscalation != false (containers "a", "b" must set securityContext.allowPrivilegeEscalation=false)',
      'spec.initContainers[0].securityContext.allowPrivilegeEscalation required',
      'spec.containers[0].securityContext.allowPrivilegeEscalation true',
    ],
  ],
  [
    'One with a context that says nothing',
    { containers: [{ name: 'b', securityContext: {} }] },
    37,
    [
      'allowPrivilegeEscalation != false (container "b" must set securityContext.allowPrivilegeEscalation=false)',
      'spec.containers[0].securityContext.allowPrivilegeEscalation "nil"',
    ],
  ],
  ['A pod of Windows', { os: { name: 'windows' }, containers: [{ name: 'b' }] }, 25, null],
  [
    'A pod of Windows, before that counted',
    { os: { name: 'windows' }, containers: [{ name: 'b' }] },
    24,
    [
      'allowPrivilegeEscalation != false (container "b" must set securityContext.allowPrivilegeEscalation=false)',
      'spec.containers[0].securityContext.allowPrivilegeEscalation required',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(allowPrivilegeEscalation, podOf(spec), version)).toEqual(expected);
});
