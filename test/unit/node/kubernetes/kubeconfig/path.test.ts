import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pathIn } from '../../../../../src/node/kubernetes/kubeconfig/path.ts';

test.each([
  ['ca.crt', '/home/me/.kube/ca.crt'],
  ['../pki/ca.crt', '/home/me/pki/ca.crt'],
  ['/etc/ca.crt', '/etc/ca.crt'],
])('%s is relative to the file that it stands in', (path, expected) => {
  const entry = { value: {}, where: '', file: resolve('/home/me/.kube/config') };
  expect(pathIn(entry, path)).toEqual({ path: resolve(expected) });
  expect(pathIn(entry, null)).toBeNull();
});
