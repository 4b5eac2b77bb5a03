import { expect, test } from 'vitest';
import { seLinuxOptions } from '../../../../../../src/domain/policy/standards/controls/seLinuxOptions.ts';
import { contexts, podOf, said } from '../made.ts';

const of = (type: string): object => ({ seLinuxOptions: { type } });

test.each<[string, object, number, readonly string[] | null]>([
  ['Types for containers', contexts(of('container_t'), of('container_kvm_t')), 0, null],
  ['Nothing in it', contexts({ seLinuxOptions: {} }, null), 0, null],
  ['The type of engines', contexts(of('container_engine_t'), null), 31, null],
  [
    'The type of engines, before that was one',
    contexts(of('container_engine_t'), null),
    30,
    [
      'seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "container_engine_t")',
      'spec.initContainers[0].securityContext.seLinuxOptions.type "container_engine_t"',
    ],
  ],
  [
    'All that is forbidden',
    {
      ...contexts({ seLinuxOptions: { type: 'y', user: 'u' } }, { seLinuxOptions: { role: 'r' } }),
      securityContext: of('x'),
    },
    37,
    [
      'seLinuxOptions (pod and containers "a", "b" set forbidden securityContext.seLinuxOptions: types "x", "y"; user may not be set; role may not be set)',
      'spec.securityContext.seLinuxOptions.type "x"',
      'spec.initContainers[0].securityContext.seLinuxOptions.type "y"',
      'spec.initContainers[0].securityContext.seLinuxOptions.user "u"',
      'spec.containers[0].securityContext.seLinuxOptions.role "r"',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(seLinuxOptions, podOf(spec), version)).toEqual(expected);
});
