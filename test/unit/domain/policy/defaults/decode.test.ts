import { expect, test } from 'vitest';
import { decoded, isNothing } from '../../../../../src/domain/policy/defaults/decode.ts';

test.each([
  ['nulls go', 'core.PodSpec', { containers: null, volumes: null, x: null, hostUsers: null }, {}],
  ['empty values go', 'core.Container', { image: '', args: [], stdin: false }, {}],
  ['zero goes', 'core.ContainerPort', { containerPort: 80, hostPort: 0 }, { containerPort: 80 }],
  [
    'what is said by a pointer stays',
    'core.PodSpec',
    { hostUsers: false, securityContext: {} },
    { hostUsers: false, securityContext: {} },
  ],
  ['a list that is always written stays', 'rbac.Role', { rules: [] }, { rules: [] }],
  [
    'deep ones go too',
    'core.Pod',
    { spec: { containers: [{ env: [{ name: 'A', value: '' }] }] } },
    { spec: { containers: [{ env: [{ name: 'A' }] }] } },
  ],
  ['a null in a list is an empty one', 'core.PodSpec', { volumes: [null] }, { volumes: [{}] }],
  ['a null in a map of texts is an empty one', 'meta.ObjectMeta', { labels: { a: null } }, { labels: { a: '' } }],
  [
    'amounts are canonical',
    'core.ResourceRequirements',
    { limits: { cpu: '1000m', memory: '1024Mi' } },
    { limits: { cpu: '1', memory: '1Gi' } },
  ],
  ['sizes are canonical', 'core.EmptyDirVolumeSource', { sizeLimit: '1024Mi' }, { sizeLimit: '1Gi' }],
  ['an empty text is no number', 'core.TCPSocketAction', { port: '' }, { port: '' }],
  [
    'what is of another type stays',
    'core.PodSpec',
    { containers: 'x', nodeSelector: [] },
    { containers: 'x', nodeSelector: [] },
  ],
])('%s', (_, type, value, expected) => {
  expect(decoded(value, type)).toEqual(expected);
});

test('A value that is no map stays', () => {
  expect([decoded('x', 'core.Pod'), decoded([1], 'core.Pod')]).toEqual(['x', [1]]);
});

test('Nothing is what its field says', () => {
  expect(isNothing([], { mark: '?', holds: '[]', type: 's' })).toBe(true);
  expect(isNothing([], { mark: '!', holds: '[]', type: 's' })).toBe(false);
  expect(isNothing('', { mark: '!', holds: '', type: 's' })).toBe(true);
  expect(isNothing('', { mark: '^', holds: '', type: 's' })).toBe(false);
});
