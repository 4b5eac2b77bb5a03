import { expect, test } from 'vitest';
import {
  convertedKinds,
  fileNameOf,
  firstLabel,
  publishedDefinitions,
} from '../../../../src/domain/kubeconform/fileName.ts';

test.each([
  ['', 'v1', 'Pod', 'pod-v1'],
  ['apps', 'v1', 'Deployment', 'deployment-apps-v1'],
  ['networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicy-networking-v1'],
  ['Apps.X', 'V1', 'K', 'k-apps-v1'],
])('The file of %s %s %s is %s', (group, version, kind, file) => expect(fileNameOf(group, version, kind)).toBe(file));

test('A group has a first label', () => {
  expect(firstLabel('a.b.c')).toBe('a');
  expect(firstLabel('apps')).toBe('apps');
  expect(firstLabel('')).toBe('');
});

const definitions = {
  'io.k8s.api.apps.v1.Deployment': {},
  'io.k8s.api.core.v1.Pod': {},
  'io.k8s.apimachinery.pkg.apis.meta.v1.Status': {},
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {},
};

test('Every built-in definition is published, called by the last three parts of its name', () => {
  expect([...publishedDefinitions({ generated: '', kinds: {}, definitions })]).toEqual([
    ['deployment-apps-v1', 'io.k8s.api.apps.v1.Deployment'],
    ['pod-v1', 'io.k8s.api.core.v1.Pod'],
    ['status-meta-v1', 'io.k8s.apimachinery.pkg.apis.meta.v1.Status'],
    ['quantity-resource', 'io.k8s.apimachinery.pkg.api.resource.Quantity'],
  ]);
});

test('Of custom resources only the kinds are converted', () => {
  const kinds = { 'v1/Ship': 'Ship', 'v1beta1/Ship': 'OldShip' };
  expect([...convertedKinds({ generated: '', kinds, definitions: {} }, 'x.io')]).toEqual([
    ['ship-x-v1', 'Ship'],
    ['ship-x-v1beta1', 'OldShip'],
  ]);
});
