import { describe, expect, test } from 'vitest';
import { withVariable } from '../../../../../src/domain/cel/environment/variable.ts';
import { bool, int, string } from '../../../../../src/domain/cel/type.ts';
import { kubernetes, kyverno, said } from '../said.ts';

describe('variables of a policy', () => {
  test.each([kubernetes, kyverno])('%#', (base) => {
    const one = withVariable(base, 'count', int);
    const both = withVariable(one, 'name', string);
    const data = { 'variables.count': 1, 'variables.name': 'a' };
    expect(said(both, 'variables.count + 1', data)).toBe('2');
    expect(said(both, 'variables.?name.hasValue()', data)).toBe('true');
    expect(said(both, 'has(variables.name)', data)).toBe('true');
    expect(said(both, "variables.count == 'a'")).toContain('these are int and string');
    expect(said(one, 'variables.name')).toContain('Unknown field "name"');
    expect(said(both, "variables['name']")).toContain('wants a list or a map');
    expect(said(withVariable(one, 'count', bool), 'variables.count', { 'variables.count': true }, {}, bool)).toBe(
      'true',
    );
  });

  test('The environment that it was stays as it was', () => {
    withVariable(kyverno, 'count', int);
    expect(said(kyverno, 'variables.count')).toContain('Unknown field "count"');
  });
});
