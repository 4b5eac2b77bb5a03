import { expect, test } from 'vitest';
import { encoded } from '../../../../../src/domain/policy/defaults/encode.ts';

test.each([
  ['texts and lists', 'core.KeyToPath', {}, { key: '', path: '' }],
  ['lists are null', 'rbac.Role', { metadata: {} }, { metadata: {}, rules: null }],
  ['structs are empty', 'core.Container', { name: 'a' }, { name: 'a', resources: {} }],
  [
    'pointers are null',
    'core.TypedLocalObjectReference',
    { kind: 'A', name: 'a' },
    { apiGroup: null, kind: 'A', name: 'a' },
  ],
  ['ports are zero', 'core.TCPSocketAction', {}, { port: 0 }],
  [
    'inside of others',
    'core.Pod',
    { metadata: {}, spec: { volumes: [{}] } },
    { metadata: {}, spec: { volumes: [{ name: '' }], containers: null } },
  ],
  [
    'a structure that is missing has all',
    'autoscaling.ObjectMetricSource',
    {},
    {
      describedObject: { kind: '', name: '' },
      target: { type: '' },
      metric: { name: '' },
    },
  ],
  ['an empty value is not written', 'core.ContainerPort', { containerPort: 0, hostPort: 0 }, { containerPort: 0 }],
  ['what is unknown stays', 'core.ContainerPort', { containerPort: 1, x: '' }, { containerPort: 1, x: '' }],
])('What is always written is: %s', (_, type, value, expected) => {
  expect(encoded(value, type)).toEqual(expected);
});

test('A value that is no map stays', () => {
  expect(encoded('x', 'core.Pod')).toBe('x');
});
