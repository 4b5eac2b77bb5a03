import { expect, test } from 'vitest';
import { restrictedVolumes } from '../../../../../../src/domain/policy/standards/controls/restrictedVolumes.ts';
import { podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  [
    'Of the cluster',
    {
      volumes: [
        { name: 'x', emptyDir: {} },
        { name: 'y', image: {} },
      ],
    },
    0,
    null,
  ],
  ['Of the cluster, whatever else is named', { volumes: [{ name: 'x', secret: {}, hostPath: {} }] }, 0, null],
  [
    'One of the host',
    {
      volumes: [
        { name: 'x', emptyDir: {} },
        { name: 'y', hostPath: { path: '/' } },
      ],
    },
    0,
    ['restricted volume types (volume "y" uses restricted volume type "hostPath")', 'spec.volumes[1].hostPath ""'],
  ],
  [
    'Of others, and without a source',
    {
      volumes: [
        { name: 'x', nfs: {}, gitRepo: {} },
        { name: 'y', emptyDir: null },
      ],
    },
    0,
    [
      'restricted volume types (volumes "x", "y" use restricted volume types "gitRepo", "unknown")',
      'spec.volumes[0].gitRepo ""',
      'spec.volumes[1].unknown ""',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(restrictedVolumes, podOf(spec), version)).toEqual(expected);
});
