import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { looked } from './looked.ts';

const nil = 'failed to add context entry for variable a since it evaluated to nil';

describe('a variable', () => {
  test.each<[string, Data, unknown]>([
    ['is a value', { value: { a: '{{ other.key }}' } }, { a: 'v' }],
    ['is found in its value', { value: { a: { b: 1n } }, jmesPath: 'a.b' }, 1],
    ['is found in the context', { jmesPath: 'request.object.metadata.name' }, 'web'],
    ['may be found by a query that is made', { jmesPath: "{{ 'other' }}.key" }, 'v'],
    ['has a default', { jmesPath: 'request.nope', default: '{{ other.key }}' }, 'v'],
    ['has a default for null too', { jmesPath: 'request.object.metadata.name.x', default: 'd' }, 'd'],
    ['has no default for null in its value', { value: { a: null }, jmesPath: 'a', default: 'd' }, nil],
    ['has a default where its value has no such key', { value: { a: 1n }, jmesPath: 'b', default: 'd' }, 'd'],
    ['may be empty', { value: '' }, ''],
    ['is something', { default: null }, nil],
    [
      'says why it is nothing',
      { jmesPath: 'request.nope' },
      'failed to apply jmespath request.nope to variable <nil>: JMESPath query failed: Unknown key "nope" in path',
    ],
    [
      'says why it is nothing in its value',
      { value: { a: 1n }, jmesPath: 'b' },
      'failed to apply jmespath b to variable map[a:1]: JMESPath query failed: Unknown key "b" in path',
    ],
    [
      'says what could not be put in',
      { value: '{{ nope }}' },
      'failed to substitute variables in context entry a {{ nope }}: failed to resolve nope at path : JMESPath query failed: Unknown key "nope" in path',
    ],
    [
      'is not its default when nobody knows it',
      { jmesPath: 'time_now()', default: 'd' },
      { kind: 'clock', name: expect.anything() },
    ],
  ])('%s', (_, variable, result) => {
    expect(looked({ name: 'a', variable })).toEqual(result);
  });
});
