import { expect, test } from 'vitest';
import type { Data, DataMap } from '../../../../../src/domain/policy/data.ts';
import { pathOf, type Fault, type Trail } from '../../../../../src/domain/policy/pattern/fault.ts';
import { judgeKey, type Elements } from '../../../../../src/domain/policy/pattern/key.ts';

/** Takes what is the same, and refuses anything else. */
const same: Elements = {
  element(resource: Data | undefined, pattern: Data, at: Trail | null, place: Trail | null): Fault | null {
    const isSame = JSON.stringify(resource ?? null) === JSON.stringify(pattern);
    return isSame ? null : { kind: 'plain', message: 'no', said: '/said/', at, missing: resource === undefined, place };
  },
};

function check(resource: DataMap, key: string, pattern: Data): unknown {
  const fault = judgeKey(same, resource, key, pattern, { up: null, step: 'spec' }, { up: null, step: key });
  if (fault === null) return null;
  const { kind, message, said, at, missing, place } = fault;
  return [kind, message, said, pathOf(at).join('.'), missing, pathOf(place).join(' ')];
}

test.each<[string, DataMap, string, Data, unknown]>([
  ['fits', { a: 'x' }, 'a', 'x', null],
  ['does not fit', { a: 'y' }, 'a', 'x', ['plain', 'no', '/said/', 'spec.a', false, 'a']],
  ['is missing', {}, 'a', 'x', ['plain', 'no', '/said/', 'spec.a', true, 'a']],
  ['a star takes anything', { a: false }, 'a', '*', null],
  ['a star takes no null', { a: null }, 'a', '*', ['plain', '/spec//a not found', '/spec/', 'spec.a', false, 'a']],
  ['a star takes no gap', {}, 'a', '*', ['plain', '/spec//a not found', '/spec/', 'spec.a', true, 'a']],
  ['a plus is a part of the name', { '+(a)': 'x' }, '+(a)', 'x', null],
  ['a plus is no anchor', { a: 'x' }, '+(a)', 'x', ['plain', 'no', '/said/', 'spec.+(a)', true, '+(a)']],
  ['equality: fits', { a: 'x' }, '=(a)', 'x', null],
  ['equality: does not', { a: 'y' }, '=(a)', 'x', ['plain', 'no', '/said/', 'spec.a', false, '=(a)']],
  ['equality: not there', {}, '=(a)', 'x', null],
  ['equality: null is there', { a: null }, '=(a)', 'x', ['plain', 'no', '/said/', 'spec.a', false, '=(a)']],
  ['condition: fits', { a: 'x' }, '(a)', 'x', null],
  [
    'condition: does not',
    { a: 'y' },
    '(a)',
    'x',
    ['condition', 'conditional anchor mismatch: no', '/said/', 'spec.a', false, '(a)'],
  ],
  [
    'condition: not there',
    {},
    '(a)',
    'x',
    [
      'condition',
      "conditional anchor mismatch: conditional anchor key doesn't exist in the resource",
      '/spec/a/',
      'spec.a',
      true,
      '(a)',
    ],
  ],
  [
    'global: does not',
    { a: 'y' },
    '<(a)',
    'x',
    ['global', 'global anchor mismatch: no', '/said/', 'spec.a', false, '<(a)'],
  ],
  ['global: not there', {}, '<(a)', 'x', null],
  ['negation: not there', {}, 'X(a)', null, null],
  [
    'negation: there',
    { a: null },
    'X(a)',
    null,
    ['negation', 'negation anchor matched in resource: /spec/a/ is not allowed', '/spec/a/', 'spec.a', false, 'X(a)'],
  ],
  ['existence: not there', {}, '^(a)', [{}], null],
  ['existence: one of them', { a: [{ b: 'x' }, {}] }, '^(a)', [{}], null],
  [
    'existence: none of them',
    { a: [{}] },
    '^(a)',
    [{}, { b: 'x' }],
    ['plain', 'existence anchor validation failed at path /spec/a/', '/spec/a/', 'spec.a', false, '^(a) 1'],
  ],
  [
    'existence: no list',
    { a: 'x' },
    '^(a)',
    [{}],
    [
      'plain',
      'invalid resource type string: Existence ^ () anchor can be used only on list/array type resource',
      '/spec/a/',
      'spec.a',
      false,
      '^(a)',
    ],
  ],
  [
    'existence: no list of a pattern',
    { a: [] },
    '^(a)',
    'x',
    [
      'plain',
      'invalid pattern type string: Pattern has to be of list to compare against resource',
      '/spec/a/',
      'spec.a',
      false,
      '^(a)',
    ],
  ],
  [
    'existence: no map in the list',
    { a: [] },
    '^(a)',
    ['x'],
    [
      'plain',
      'invalid pattern type []interface {}: Pattern has to be of type map to compare against items in resource',
      '/spec/a/',
      'spec.a',
      false,
      '^(a) 0',
    ],
  ],
  ['what every object inherits', {}, '=(constructor)', 'x', null],
])('%s', (_name, resource, key, pattern, expected) => {
  expect(check(resource, key, pattern)).toEqual(expected);
});
