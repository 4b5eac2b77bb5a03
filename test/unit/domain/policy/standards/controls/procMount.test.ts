import { expect, test } from 'vitest';
import { procMount, procMountRestricted } from '../../../../../../src/domain/policy/standards/controls/procMount.ts';
import { contexts, podOf, said } from '../made.ts';

const unmasked = contexts({ procMount: 'Default' }, { procMount: 'Unmasked' });
const words = [
  'procMount (container "b" must not set securityContext.procMount to "Unmasked")',
  'spec.containers[0].securityContext.procMount "Unmasked"',
];

test.each<[string, object, number, readonly string[] | null]>([
  ['The default', contexts({ procMount: 'Default' }, {}), 0, null],
  ['Unmasked', unmasked, 0, words],
  ['Unmasked, with users of its own', { ...unmasked, hostUsers: false }, 34, words],
  ['Unmasked, with users of its own, since that counts', { ...unmasked, hostUsers: false }, 35, null],
  ['Unmasked, with users of the host', { ...unmasked, hostUsers: true }, 35, words],
  [
    'Empty, and another',
    contexts({ procMount: '' }, { procMount: 'X' }),
    35,
    [
      'procMount (containers "a", "b" must not set securityContext.procMount to "", "X")',
      'spec.initContainers[0].securityContext.procMount ""',
      'spec.containers[0].securityContext.procMount "X"',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(procMount, podOf(spec), version)).toEqual(expected);
});

test('What is restricted stays masked also with users of its own', () => {
  expect(said(procMountRestricted, podOf({ ...unmasked, hostUsers: false }), 35)).toEqual(words);
});
