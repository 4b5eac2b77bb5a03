import { expect, test } from 'vitest';
import { keyNamespace } from '../../../../src/domain/bootstrap/keyNamespace.ts';
import { template } from '../phases/template.ts';

test.each([
  ['that of the row', { 'sealed-secrets': { phase: 2, enabled: true, namespace: 'seals' } }, 'seals'],
  ['the default of the controller without one', { 'sealed-secrets': { phase: 2, enabled: true } }, 'kube-system'],
  ['the same for what is no text', { 'sealed-secrets': { phase: 2, enabled: true, namespace: 7 } }, 'kube-system'],
  ['the same without a row', {}, 'kube-system'],
  ['that of the template', template().spec.applications, 'kube-system'],
])('The namespace of the sealing keys is %s', (_, applications, namespace) => {
  expect(keyNamespace({ applications })).toBe(namespace);
});
