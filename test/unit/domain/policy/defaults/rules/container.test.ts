import { expect, test } from 'vitest';
import { container, imageVolume } from '../../../../../../src/domain/policy/defaults/rules/container.ts';

test.each([
  ['nginx', 'Always'],
  ['nginx:latest', 'Always'],
  ['nginx:1', 'IfNotPresent'],
  ['r.example.org:5000/nginx', 'Always'],
  ['r.example.org:5000/nginx:1', 'IfNotPresent'],
  [`nginx@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
  [`nginx:latest@sha256:${'a'.repeat(64)}`, 'Always'],
  ['a'.repeat(64), 'IfNotPresent'],
  ['No Image', 'IfNotPresent'],
  ['', 'IfNotPresent'],
])('%s is pulled %s', (image, policy) => {
  expect(container({ image })).toEqual({ image, imagePullPolicy: policy });
  expect(imageVolume({ reference: image })).toEqual({ reference: image, pullPolicy: policy });
});

test('What is said stays', () => {
  expect(container({ image: 'a', imagePullPolicy: 'Never' })).toEqual({ image: 'a', imagePullPolicy: 'Never' });
  expect(imageVolume({ reference: 'a', pullPolicy: 'Never' })).toEqual({ reference: 'a', pullPolicy: 'Never' });
});
