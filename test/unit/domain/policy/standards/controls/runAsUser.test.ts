import { expect, test } from 'vitest';
import { runAsUser } from '../../../../../../src/domain/policy/standards/controls/runAsUser.ts';
import { contexts, podOf, said } from '../made.ts';

const root = { ...contexts({ runAsUser: 0 }, { runAsUser: 1000 }), securityContext: { runAsUser: 0 } };
const words = [
  'runAsUser=0 (pod and container "a" must not set runAsUser=0)',
  'spec.securityContext.runAsUser 0',
  'spec.initContainers[0].securityContext.runAsUser 0',
];

test.each<[string, object, number, readonly string[] | null]>([
  ['Nothing said', contexts(null, {}), 23, null],
  ['Others', contexts({ runAsUser: 1 }, { runAsUser: 1000 }), 23, null],
  ['Root', root, 23, words],
  ['Root of a pod with users of its own', { ...root, hostUsers: false }, 35, null],
  ['The same before that counted', { ...root, hostUsers: false }, 34, words],
])('%s', (_, spec, version, expected) => {
  expect(said(runAsUser, podOf(spec), version)).toEqual(expected);
});
