import { expect, test } from 'vitest';
import { windowsHostProcess } from '../../../../../../src/domain/policy/standards/controls/windowsHostProcess.ts';
import { contexts, podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['No', contexts({ windowsOptions: { hostProcess: false } }, { windowsOptions: {} }), 0, null],
  [
    'The pod and a container',
    {
      ...contexts(null, { windowsOptions: { hostProcess: true } }),
      securityContext: { windowsOptions: { hostProcess: true } },
    },
    0,
    [
      'hostProcess (pod and container "b" must not set securityContext.windowsOptions.hostProcess=true)',
      'spec.securityContext.windowsOptions.hostProcess true',
      'spec.containers[0].securityContext.windowsOptions.hostProcess true',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(windowsHostProcess, podOf(spec), version)).toEqual(expected);
});
