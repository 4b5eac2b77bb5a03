import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../../src/domain/cel/value/origin.ts';
import { substitute } from '../../../../../src/domain/policy/classic/substitute.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import { contextOf } from './around.ts';

const values = {
  a: { b: 'text', n: 2, list: [1, 'x'], 'odd-key': true, nested: '{{ a.b }}', key: 'b', html: '<a&b>' },
  name: 'b',
  loop: '{{ loop }}',
};

function substituted(document: Data): unknown {
  const now = substitute(document, contextOf(values), new Meter(5000));
  return now instanceof Trouble ? now.message : now.data;
}

describe('variables', () => {
  test.each<[string, Data, unknown]>([
    ['alone keep their type', '{{ a.n }}', 2],
    ['alone may be a list', '{{ a.list }}', [1, 'x']],
    ['in a text become text', 'x {{ a.b }} {{a.n}} y', 'x text 2 y'],
    ['that are no text become JSON', 'x {{ a.list }} {{ a.html }}', 'x [1,"x"] <a&b>'],
    ['that are no text escape what HTML knows', 'x {{ [a.html] }}', String.raw`x ["\u003ca\u0026b\u003e"]`],
    ['may name others', '{{ a.{{ name }} }}', 'text'],
    ['may bring in others', 'x {{ a.nested }}', 'x text'],
    ['alone bring in what they are', '{{ a.nested }}', '{{ a.b }}'],
    ['that are shallow bring in text', 'x {{- a.nested }}', 'x {{ a.b }}'],
    ['after a backslash are text', String.raw`\{{ a.b }}`, '{{ a.b }}'],
    ['stand in keys', { '{{ name }}': 1n }, { b: 1n }],
    ['stand in lists', ['{{ name }}', 2n], ['b', 2n]],
    [
      'in a key have to be text',
      { '{{ a.n }}': 1n },
      'expected string after substituting variables in key "{{ a.n }}"',
    ],
    ['leave everything else alone', { a: [1n, 1.5, true, null] }, { a: [1n, 1.5, true, null] }],
    [
      'that are not there say so',
      { x: ['{{ a.c }}'] },
      'failed to resolve a.c at path /x/0: JMESPath query failed: Unknown key "c" in path',
    ],
    ['that say nothing say so', '{{ }}', 'failed to resolve  at path : invalid query (nil)'],
  ])('%s', (_, document, result) => {
    expect(substituted(document)).toEqual(result);
  });

  test('of a text without end exhaust what it may take', () => {
    const now = substitute('x {{ loop }}', contextOf(values), new Meter(5000));
    expect(now).toMatchObject({ isExhausted: true });
  });

  test('are known by where they stem from', () => {
    const now = substitute('{{ a.b }}-{{ name }}', contextOf(values), new Meter());
    expect(now instanceof Trouble ? now : placesOf(now.from)).toEqual([
      { variable: 'a', steps: ['b'], missing: false },
      { variable: 'name', steps: [], missing: false },
    ]);
  });

  test.each([
    ['{{ a."{{ name }}" }}', ['a.b', 'name']],
    ['{{ a.{{ name }} }}', ['a.b', 'name']],
    ["{{ contains(a.key, '{{ name }}') }}", ['name', 'a.key']],
    ["{{ contains(a.key, 'x.{{ name }}') }}", ['name', 'a.key']],
  ])('%s stems from what it names before what only names its key', (text, places) => {
    const now = substitute(text, contextOf(values), new Meter());
    if (now instanceof Trouble) throw now;
    expect(placesOf(now.from).map(({ variable, steps }) => [variable, ...steps].join('.'))).toEqual(places);
  });
});
