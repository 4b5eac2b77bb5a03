import { describe, expect, test } from 'vitest';
import {
  noValues,
  readValues,
  subresourceOf,
  valuesFor,
  valuesOfRule,
} from '../../../../../src/domain/policy/suite/values.ts';

const values = readValues({
  globalValues: { 'request.operation': 'UPDATE', a: 1 },
  policies: [
    {
      name: 'p',
      resources: [{ name: 'web', values: { a: 2 } }],
      rules: [{ name: 'r', values: { b: 3 }, foreachValues: { c: [4, 5], d: 6 } }],
    },
  ],
  namespaceSelector: [
    { name: 'x', labels: { a: 'b' } },
    { name: 'y', labels: { a: 'b' } },
  ],
  namespaces: [{ metadata: { name: 'y', labels: { c: 'd' } } }],
  subresources: [
    {
      subresource: { name: 'pods/exec', kind: 'PodExecOptions', version: 'v1' },
      parentResource: { name: 'pods', kind: 'Pod', version: 'v1' },
    },
  ],
});

describe('a Values file', () => {
  test.each([
    ['p', 'web', { 'request.operation': 'UPDATE', a: 2 }],
    ['p', 'other', { 'request.operation': 'UPDATE', a: 1 }],
    ['q', 'web', { 'request.operation': 'UPDATE', a: 1 }],
  ])('%s has for %s', (policy, resource, result) =>
    expect(Object.fromEntries(valuesFor(values, policy, resource))).toEqual(result),
  );

  test.each([
    ['p', 'r', { b: 3, c: 4, d: null }],
    ['p', 'autogen-r', { b: 3, c: 4, d: null }],
    ['p', 'autogen-cronjob-r', { b: 3, c: 4, d: null }],
    ['p', 's', {}],
    ['q', 'r', {}],
  ])('%s has for its rule %s', (policy, rule, result) =>
    expect(Object.fromEntries(valuesOfRule(values, policy, rule))).toEqual(result),
  );

  test('says what namespaces are labelled with, themselves before their labels alone', () => {
    expect(values.namespaces.get('x')).toMatchObject({ kind: 'Namespace', metadata: { labels: { a: 'b' } } });
    expect(values.namespaces.get('y')).toMatchObject({ kind: 'Namespace', metadata: { labels: { c: 'd' } } });
  });

  test('says which kinds are parts of others', () => {
    expect(subresourceOf(values, 'v1', 'PodExecOptions')).toMatchObject({ name: 'exec', parent: { kind: 'Pod' } });
    expect(subresourceOf(values, 'v2', 'PodExecOptions')).toBeNull();
  });

  test('of another shape says nothing', () => expect(readValues([1])).toEqual(noValues));
});
