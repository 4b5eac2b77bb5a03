import { expect, test } from 'vitest';
import { Identities } from '../../../../src/domain/kubeconform/identity.ts';
import type { SchemaFile } from '../../../../src/domain/schema/schema.ts';

const files: Readonly<Record<string, SchemaFile['kinds']>> = {
  'k/core': { 'v1/Pod': 'Pod' },
  'k/apps': { 'v1/Deployment': 'Deployment', 'v2/Deployment': 'NewDeployment' },
};
const groups = { core: 'k/core', apps: 'k/apps' };
const identities = new Identities(groups, (name) => ({ generated: '', kinds: files[name] ?? {}, definitions: {} }));

const cases: readonly (readonly [rule: string, file: string, definition: string, identity: object | undefined])[] = [
  ['A kind of the core group', 'k/core', 'Pod', { apiVersion: ['v1'], kind: ['Pod'] }],
  ['A kind of a group', 'k/apps', 'Deployment', { apiVersion: ['apps/v1'], kind: ['Deployment'] }],
  ['A kind in another version', 'k/apps', 'NewDeployment', { apiVersion: ['apps/v2'], kind: ['Deployment'] }],
  ['What is no kind calls itself as it likes', 'k/core', 'PodSpec', undefined],
  ['A custom resource calls itself as it likes', 'c/ships', 'Ship', undefined],
];
test.each(cases)('%s', (_, file, definition, identity) => expect(identities.of(file, definition)).toEqual(identity));

test('DeleteOptions is there in every version of every group', () => {
  const options = identities.of('k/core', 'io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions');
  expect(options?.kind).toEqual(['DeleteOptions']);
  expect(options?.apiVersion).toEqual(expect.arrayContaining(['v1', 'apps/v1', 'apps/v2', 'extensions/v1beta1']));
});
