import { describe, expect, test } from 'vitest';
import { growing } from '../../../../../src/domain/cel/environment/variable.ts';
import { bool, int, string } from '../../../../../src/domain/cel/type.ts';
import { kubernetes, kyverno, said } from '../said.ts';

describe('variables of a policy', () => {
  test.each([kubernetes, kyverno])('%#', (base) => {
    const { environment, declare } = growing(base);
    declare('count', int);
    expect(said(environment, 'variables.name')).toContain('Unknown field "name"');
    declare('name', string);
    const data = { 'variables.count': 1, 'variables.name': 'a' };
    expect(said(environment, 'variables.count + 1', data)).toBe('2');
    expect(said(environment, 'variables.?name.hasValue()', data)).toBe('true');
    expect(said(environment, 'has(variables.name)', data)).toBe('true');
    expect(said(environment, "variables.count == 'a'")).toContain('these are int and string');
    expect(said(environment, "variables['name']")).toContain('wants a list or a map');
    declare('count', bool);
    expect(said(environment, 'variables.count', { 'variables.count': true }, {}, bool)).toBe('true');
  });

  test('are added to those that are there', () => {
    const before = growing(kyverno);
    before.declare('count', int);
    const { environment, declare } = growing(before.environment);
    declare('name', string);
    const data = { 'variables.count': 1, 'variables.name': 'a' };
    expect(said(environment, 'variables.count == 1 && variables.name == "a"', data)).toBe('true');
    expect(said(before.environment, 'variables.name')).toContain('Unknown field "name"');
  });

  test('The environment that it was stays as it was', () => {
    growing(kyverno).declare('count', int);
    expect(said(kyverno, 'variables.count')).toContain('Unknown field "count"');
  });
});
