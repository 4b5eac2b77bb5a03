import { expect, test } from 'vitest';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { PolicyFiles } from '../../../src/repository/policyFiles.ts';
import { RepositoryIndex } from '../../../src/repository/repositoryIndex.ts';
import { SecretFiles } from '../../../src/repository/secretFiles.ts';
import { portsOf } from './policyPorts.ts';

const secret = 'apiVersion: v1\nkind: Secret\nstringData: {a: b}\n';
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec: {group: x.io, names: {kind: Ship}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object}}}]}
`;

test('Others are judged anew for what defines a kind, and not for a Secret', () => {
  const told: (readonly string[])[] = [];
  const crds = new CrdCatalog(() => undefined);
  const index = new RepositoryIndex(crds, new SecretFiles((paths) => told.push(paths)), new PolicyFiles(portsOf({})));
  expect(index.update('/repo/secret.yaml', secret)).toBe(false);
  expect(index.update('/repo/both.yaml', `${secret}---\n${crd}`)).toBe(true);
  expect(crds.find('x.io', 'v1', 'Ship')).toBeDefined();
  expect(told.at(-1)).toEqual(['/repo/secret.yaml', '/repo/both.yaml']);
  expect(index.forgetBelow(['/repo'])).toBe(true);
  expect(crds.find('x.io', 'v1', 'Ship')).toBeUndefined();
  expect(told.at(-1)).toEqual([]);
});
