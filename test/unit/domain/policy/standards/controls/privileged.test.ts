import { expect, test } from 'vitest';
import { privileged } from '../../../../../../src/domain/policy/standards/controls/privileged.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['A pod that says nothing', contexts(null, { privileged: false }), 0, null],
  [
    'Privileged containers',
    contexts({ privileged: true }, { privileged: true }),
    37,
    [
      'privileged (containers "a", "b" must not set securityContext.privileged=true)',
      'spec.initContainers[0].securityContext.privileged true',
      'spec.containers[0].securityContext.privileged true',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(privileged, podOf(spec), version)).toEqual(expected);
});
