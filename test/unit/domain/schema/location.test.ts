import { describe, expect, test } from 'vitest';
import { fillTemplate, unknownNames } from '../../../../src/domain/schema/location.ts';
import type { Wanted } from '../../../../src/domain/schema/location.ts';

const deployment: Wanted = { group: 'apps', version: 'v1', kind: 'Deployment', kubernetesVersion: '1.36.0' };
const pod: Wanted = { group: '', version: 'v1', kind: 'Pod', kubernetesVersion: '1.36.0' };
const policy: Wanted = {
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'NetworkPolicy',
  kubernetesVersion: '1.36.0',
};

function check(location: string, wanted: Wanted, file: string): void {
  expect(fillTemplate(location, wanted)).toBe(file);
}

describe('a location in the template syntax of kubeconform', () => {
  const cases: readonly (readonly [rule: string, location: string, wanted: Wanted, file: string])[] = [
    [
      'A folder is a copy of the published schemas',
      'f',
      deployment,
      'f/v1.36.0-standalone-strict/deployment-apps-v1.json',
    ],
    ['Its core kinds have only a version', 'f', pod, 'f/v1.36.0-standalone-strict/pod-v1.json'],
    [
      'Its groups have only their first label',
      'f',
      policy,
      'f/v1.36.0-standalone-strict/networkpolicy-networking-v1.json',
    ],
    [
      'The newest is called master',
      'f',
      { ...pod, kubernetesVersion: 'master' },
      'f/master-standalone-strict/pod-v1.json',
    ],
    [
      'A version may have its v',
      'f',
      { ...pod, kubernetesVersion: 'v1.36.0' },
      'f/v1.36.0-standalone-strict/pod-v1.json',
    ],
    ['A file stands for itself', 'f/a.json', pod, 'f/a.json'],
    ['The kind is in lower case', '{{.ResourceKind}}.json', policy, 'networkpolicy.json'],
    ['The group is whole', '{{.Group}}.json', policy, 'networking.k8s.io.json'],
    ['The core group is called by its version', '{{.Group}}.json', pod, 'v1.json'],
    ['The version', '{{.ResourceAPIVersion}}.json', deployment, 'v1.json'],
    ['Spaces do not count', '{{ .ResourceKind }}{{-  .KindSuffix -}}.json', deployment, 'deployment-apps-v1.json'],
    ['A name may stand twice', '{{.Group}}/{{.Group}}.json', deployment, 'apps/apps.json'],
    ['The suffix is in lower case', '{{.KindSuffix}}.json', { ...deployment, group: 'Apps.X' }, '-apps-v1.json'],
    ['Always strict', '{{.StrictSuffix}}.json', pod, '-strict.json'],
    ['An unknown name stays', '{{.Nothing}}.json', pod, '{{.Nothing}}.json'],
  ];
  test.each(cases)('%s', (_, location, wanted, file) => check(location, wanted, file));
});

describe('names that mean nothing', () => {
  const cases: readonly (readonly [rule: string, location: string, names: readonly string[]])[] = [
    ['There are none in a folder', 'a/b', []],
    ['There are none in a good location', 'https://a/{{ .Group }}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json', []],
    ['All names may stand in one', '{{.NormalizedKubernetesVersion}}{{.StrictSuffix}}{{.KindSuffix}}.json', []],
    ['An unknown name', '{{.Kind}}.json', ['.Kind']],
    ['A name without its dot', '{{ResourceKind}}.json', ['ResourceKind']],
    ['Anything that is computed', '{{ if .Group }}x{{ end }}.json', ['if .Group', 'end']],
    ['A name of the prototype', '{{.constructor}}.json', ['.constructor']],
    ['Nothing at all', '{{}}.json', ['']],
  ];
  test.each(cases)('%s', (_, location, names) => expect(unknownNames(location)).toEqual(names));
});
