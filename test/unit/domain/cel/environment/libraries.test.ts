import { expect, test } from 'vitest';
import { kubernetesLibraries } from '../../../../../src/domain/cel/environment/libraries.ts';
import { nameOf } from '../../../../../src/domain/cel/type.ts';

test('No function is in the libraries twice', () => {
  const signatures = kubernetesLibraries
    .flat()
    .map(({ name, method, params }) => `${method ? '.' : ''}${name}(${params.map(({ type }) => nameOf(type)).join()})`);
  expect(signatures.filter((signature, index) => signatures.indexOf(signature) !== index)).toEqual([]);
});
