import { describe, expect, test } from 'vitest';
import { hiddenValues, sortedLines, wantedPart } from '../../../../src/domain/bootstrap/objectText.ts';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { hostile } from '../../../fixtures/hostile.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function secret(data: unknown, fields: object = {}): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, data, ...fields };
}

describe('The wanted part of an object', () => {
  const cases: readonly (readonly [rule: string, object: Record<string, unknown>, wanted: object])[] = [
    ['has no status', { kind: 'Pod', spec: { a: 1 }, status: { b: 2 } }, { kind: 'Pod', spec: { a: 1 } }],
    [
      'has no accounts of the server',
      {
        metadata: {
          name: 'a',
          uid: '1',
          resourceVersion: '2',
          generation: 3,
          creationTimestamp: 'x',
          selfLink: 'y',
          managedFields: [],
        },
      },
      { metadata: { name: 'a' } },
    ],
    [
      'has the annotations but the one that repeats everything',
      { metadata: { annotations: { [lastApplied]: '{}', note: 'x' } } },
      { metadata: { annotations: { note: 'x' } } },
    ],
    ['has no annotations when none is left', { metadata: { annotations: { [lastApplied]: '{}' } } }, { metadata: {} }],
    [
      'has what it says deeper down under the same names',
      { spec: { template: { metadata: { uid: 'x' } }, status: 1 } },
      { spec: { template: { metadata: { uid: 'x' } }, status: 1 } },
    ],
    ['may have no metadata', { kind: 'X' }, { kind: 'X' }],
  ];
  test.each(cases)('%s', (_, object, wanted) => {
    const before = JSON.stringify(object);
    expect(wantedPart(object)).toEqual(wanted);
    expect(JSON.stringify(object)).toBe(before);
  });
});

describe('Two states without the values of a Secret', () => {
  test('say of each key whether its value changes', () => {
    const before = secret({ same: 'a', other: 'b', gone: 'c' });
    const after = secret({ same: 'a', other: 'x', fresh: 'd' });
    expect(hiddenValues(before, after)).toEqual([
      secret({ same: '(hidden)', other: '(hidden)', gone: '(hidden)' }),
      secret({ same: '(hidden)', other: '(hidden, changed)', fresh: '(hidden)' }),
    ]);
  });

  test('do not take a new key for a changed one, whatever its name', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    const after = secret(Object.fromEntries(names.map((name) => [name, 'x'])));
    const [, hidden] = hiddenValues(secret({}), after);
    expect(JSON.stringify(hidden)).not.toContain('changed');
    expect(JSON.stringify(hiddenValues(secret({}), secret({}, { constructor: 'x' })))).not.toContain('changed');
  });

  test('show what is no value', () => {
    const fields = { type: 'Opaque', immutable: true, metadata: { name: 'login', labels: { a: 'b' } } };
    expect(hiddenValues(null, secret(undefined, fields))).toEqual([
      null,
      { ...secret(undefined, fields), data: '(hidden)' },
    ]);
  });

  test('are the objects themselves for any other kind, also beside a Secret', () => {
    const map = { kind: 'ConfigMap', data: { a: 'b' } };
    expect(hiddenValues(map, null)).toEqual([map, null]);
    expect(hiddenValues(map, secret({ a: 'b' }))).toEqual([map, secret({ a: '(hidden)' })]);
    expect(hiddenValues(secret({ a: 'b' }), map)).toEqual([secret({ a: '(hidden)' }), map]);
  });
});

describe('Lines of YAML', () => {
  const cases: readonly (readonly [rule: string, value: unknown, lines: readonly string[]])[] = [
    ['have their keys in order, at every depth', { b: { d: 1, c: 2 }, a: 3 }, ['a: 3', 'b:', '  c: 2', '  d: 1']],
    ['leave out what is undefined', { a: undefined, b: null }, ['b: null']],
    ['have a list at the margin of its key', { a: [1, { c: 2, b: 3 }] }, ['a:', '- 1', '- b: 3', '  c: 2']],
    ['have lists in lists', [[1, 2], []], ['- - 1', '  - 2', '- []']],
    ['have empty collections in one line', { a: {}, b: [] }, ['a: {}', 'b: []']],
    ['have a text line by line', { a: 'one\n\n  two\n' }, ['a: |', '  one', '', '    two']],
    ['say that a text has no end', { a: 'one\ntwo' }, ['a: |-', '  one', '  two']],
    ['say that a text has more than one', { a: 'one\n\n\n' }, ['a: |+', '  one', '', '']],
    ['have no text of one line as a block', { a: 'one' }, ['a: one']],
    ['are one for a plain value', 'x', ['x']],
  ];
  test.each(cases)('%s', (_, value, lines) => expect(sortedLines(value)).toEqual(lines));

  const texts = [...Object.values(hostile), 'a\n\tb\n', 'a \n', '#\n', '- a\n- b\n', ' a\nb', '\na', 'a\n   \n', '\n'];
  test.each(texts.filter((text) => text.isWellFormed()))('say what the data are: %.40j', (text) => {
    // YAML takes no key without a mark of its own that is longer than 1024.
    const key = text.slice(0, 1000);
    const values = { [key]: [text, { [key]: text }], text, below: { text: `${text}\n`, more: `x\n${text}` } };
    const { root, problems } = parse(`${sortedLines(values).join('\n')}\n`);
    expect(problems).toEqual([]);
    expect(root === null ? null : toJSON(root)).toEqual(values);
  });
});
