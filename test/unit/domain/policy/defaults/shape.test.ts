import { expect, test } from 'vitest';
import { alwaysOf, fieldsOf, mapOf, structsOf, within } from '../../../../../src/domain/policy/defaults/shape.ts';

test.each([
  ['core.Container', 'name', { mark: '!', holds: '', type: 's' }],
  ['core.Container', 'args', { mark: '?', holds: '[]', type: 's' }],
  ['core.Container', 'resources', { mark: '+', holds: '', type: 'core.ResourceRequirements' }],
  ['core.Container', 'livenessProbe', { mark: '*', holds: '', type: 'core.Probe' }],
  ['core.ResourceRequirements', 'limits', { mark: '?', holds: '{}', type: 'q' }],
  ['apps.DeploymentSpec', 'selector', { mark: '^', holds: '', type: 'meta.LabelSelector' }],
  ['core.Volume', 'emptyDir', { mark: '*', holds: '', type: 'core.EmptyDirVolumeSource' }],
])('%s has %s', (type, name, field) => {
  expect(fieldsOf(type).get(name)).toEqual(field);
});

test('What Go always writes, and what holds structs, is told apart once', () => {
  const namesOf = (fields: readonly (readonly [string, unknown])[]): readonly string[] => fields.map(([name]) => name);
  const always = namesOf(alwaysOf('core.Container'));
  const structs = namesOf(structsOf('core.Container'));
  expect(always).toEqual(expect.arrayContaining(['name', 'resources']));
  expect(always).not.toContain('args');
  expect(structs).toContain('livenessProbe');
  expect(structs).not.toContain('name');
  expect(alwaysOf('core.Container')).toBe(alwaysOf('core.Container'));
});

test('What is no struct has no fields', () => {
  expect([fieldsOf('s').size, fieldsOf('core.Unknown').size]).toEqual([0, 0]);
});

test('Every type that a field names is there', () => {
  const known = new Set<string>();
  const visit = (type: string): readonly string[] => {
    if (known.has(type)) return [];
    known.add(type);
    return [...fieldsOf(type).values()].flatMap(({ type: inner }) =>
      inner.length === 1 ? [] : fieldsOf(inner).size === 0 ? [inner] : visit(inner),
    );
  };
  // These say nothing that could be empty.
  expect([...new Set(visit('core.Pod'))].toSorted()).toEqual([
    'core.PodSchedulingGroup',
    'core.WindowsSecurityContextOptions',
  ]);
});

test.each([
  ['', 1, 2],
  ['', null, null],
  ['[]', [1, 2], [2, 3]],
  ['[]', 1, 1],
  ['{}', { a: 1 }, { a: 2 }],
  ['{}', [1], [1]],
] as const)('Of %j what is within %j becomes %j', (holds, value, expected) => {
  expect(within({ mark: '?', holds, type: 'n' }, value, (one) => Number(one) + 1)).toEqual(expected);
});

test('What is no map is an empty one', () => {
  expect([mapOf({ a: 1 }), mapOf([]), mapOf(null)]).toEqual([{ a: 1 }, {}, {}]);
});
