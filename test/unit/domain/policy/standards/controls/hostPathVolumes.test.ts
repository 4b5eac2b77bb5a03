import { expect, test } from 'vitest';
import { hostPathVolumes } from '../../../../../../src/domain/policy/standards/controls/hostPathVolumes.ts';
import { podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  [
    'Another volume',
    {
      volumes: [
        { name: 'x', emptyDir: {} },
        { name: 'y', hostPath: null },
      ],
    },
    0,
    null,
  ],
  [
    'One of two',
    {
      volumes: [
        { name: 'x', emptyDir: {} },
        { name: 'y', hostPath: { path: '/etc' } },
      ],
    },
    0,
    ['hostPath volumes (volume "y")', 'spec.volumes[1].hostPath "/etc"'],
  ],
  [
    'Two',
    {
      volumes: [
        { name: 'x', hostPath: {} },
        { name: 'y', hostPath: { path: '/etc' } },
      ],
    },
    0,
    ['hostPath volumes (volumes "x", "y")', 'spec.volumes[0].hostPath ""', 'spec.volumes[1].hostPath "/etc"'],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(hostPathVolumes, podOf(spec), version)).toEqual(expected);
});
