import { describe, expect, test } from 'vitest';
import { kubeconformNative } from '../../../src/domain/schema/dialect.ts';
import type { Schema } from '../../../src/domain/schema/schema.ts';
import { judgeDocument } from '../../../src/repository/document.ts';
import type { Rules } from '../../../src/repository/rules.ts';
import { asSlipway, likeKubeconform } from '../../../src/repository/rules.ts';
import { memoryCatalog } from '../../fakes/catalog.ts';
import { mark, marked } from '../marked.ts';

const secret: Schema = {
  type: 'object',
  properties: {
    apiVersion: {},
    kind: {},
    metadata: {},
    data: { additionalProperties: { type: 'string', format: 'byte' } },
    stringData: { additionalProperties: { type: 'string' } },
  },
};
const ship: Schema = {
  type: 'object',
  properties: {
    apiVersion: {},
    kind: {},
    spec: { type: 'object', required: ['mast'], properties: { mast: { type: 'string' }, sails: { type: 'integer' } } },
  },
};
const catalogs = [
  memoryCatalog({ kinds: { 'v1/Secret': secret }, complete: [''] }),
  memoryCatalog({ kinds: { 'x.io/v1/Ship': ship }, source: { from: 'location', label: 'ships' } }),
  memoryCatalog({ kinds: { 'x.io/v1/Ship': { type: 'array' }, 'x.io/v1/Boat': {} } }),
];
const slipway: Rules = { ...asSlipway, catalogs };
const kubeconform: Rules = { ...likeKubeconform, catalogs };

/** The findings of an object, by code and pointer, at the places that the example marks. */
function check(example: string, expected: readonly string[], rules: Rules = slipway): void {
  const { text } = marked(example);
  const { findings } = judgeDocument(text, rules);
  expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  expect(
    mark(
      text,
      findings.map(({ range }) => range),
      [],
    ),
  ).toBe(example);
}

describe('an object', () => {
  test('is judged by the first catalog that knows its kind', () => {
    const { objects } = judgeDocument('apiVersion: x.io/v1\nkind: Ship\n', slipway);
    expect(objects).toMatchObject([{ status: 'valid', source: { from: 'location', label: 'ships' }, reason: null }]);
    expect(judgeDocument('apiVersion: x.io/v1\nkind: Boat\n', slipway).objects).toMatchObject([
      { source: { from: 'bundled' } },
    ]);
  });

  test('has its name, its namespace and its range', () => {
    const text = '# a ship\napiVersion: x.io/v1\nkind: Ship\nmetadata: {name: anna, namespace: sea}\n# end\n';
    const { objects } = judgeDocument(text, slipway);
    expect(objects).toMatchObject([
      { apiVersion: 'x.io/v1', kind: 'Ship', name: 'anna', namespace: 'sea', item: null },
    ]);
    expect(text.slice(objects[0]?.range.start, objects[0]?.range.end)).toMatch(/^apiVersion[^#]*sea}$/);
  });

  test('A warning leaves it valid', () => {
    const set = memoryCatalog({
      kinds: {
        'v1/A': { properties: { apiVersion: {}, kind: {}, env: { items: {}, 'x-kubernetes-list-type': 'set' } } },
      },
    });
    const { objects, findings } = judgeDocument('apiVersion: v1\nkind: A\nenv: [x, x]\n', {
      ...asSlipway,
      catalogs: [set],
    });
    expect(findings).toMatchObject([{ severity: 'warning' }]);
    expect(objects).toMatchObject([{ status: 'valid' }]);
  });
});

describe('half an object', () => {
  const cases: readonly (readonly [rule: string, example: string])[] = [
    ['Without a kind the version is underlined', '«apiVersion»: v1\na: 1\n'],
    ['Without a version the kind is underlined', 'a: 1\n«kind»: Ship\n'],
    ['A kind that is none is underlined itself', 'apiVersion: v1\n«kind»:\n'],
  ];
  test.each(cases)('%s', (_, example) => check(example, ['schema/missing-field ']));

  test.each(['«1»', '«yes»', '«1.5»'])('A version that is no text is of the wrong type: %s', (value) => {
    check(`apiVersion: ${value}\nkind: Ship\n`, ['schema/type /apiVersion']);
  });

  test('A kind that is no text too', () => check('apiVersion: v1\nkind: «5»\n', ['schema/type /kind']));

  test('says what is missing', () => {
    const { findings, objects } = judgeDocument('kind: Ship\n', slipway);
    expect(findings).toMatchObject([
      { property: 'apiVersion', pointer: '', message: 'The object needs the field "apiVersion".' },
    ]);
    expect(objects).toMatchObject([{ status: 'error', reason: 'The object needs the field "apiVersion".' }]);
  });
});

describe('what stands before a syntax error', () => {
  const cases: readonly (readonly [rule: string, example: string, expected: readonly string[]])[] = [
    [
      'is judged',
      'apiVersion: x.io/v1\nkind: Ship\nspec:\n  sails: «many»\n  mast: «"»x\n',
      ['yaml/syntax ', 'schema/type /spec/sails'],
    ],
    [
      'A field is not missing where the text is not read to its end',
      'apiVersion: x.io/v1\nkind: Ship\nspec:\n  sails: 5\n  flag: «*none»\n',
      ['yaml/syntax '],
    ],
    [
      'A field is not unknown where the text is not read to its end',
      'apiVersion: x.io/v1\nkind: Ship\nspec:\n  mast: x\n  «sai\n  sails»: 5\n',
      ['yaml/syntax '],
    ],
  ];
  test.each(cases)('%s', (_, example, expected) => check(example, expected));

  test('is not judged as kubeconform', () => {
    check('apiVersion: x.io/v1\nkind: Ship\nspec:\n  sails: many\n  mast: «"»x\n', ['yaml/syntax '], kubeconform);
  });
});

describe('a Secret', () => {
  test('is told to hold values in plain text, once', () => {
    check('apiVersion: v1\nkind: Secret\n«data»: {a: Yg==, c: ZA==}\n', ['secret/plaintext /data']);
  });

  test('No message, and no fix, repeats a value', () => {
    const text =
      'apiVersion: v1\nkind: Secret\ndata: {a: 12345678, b: hunter2!}\nstringData: {c: 87654321, d: {e: hunter3}}\n';
    const { findings } = judgeDocument(text, slipway);
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['schema/type', 'secret/base64', 'secret/plaintext']),
    );
    expect(JSON.stringify(findings)).not.toMatch(/hunter|12345678|87654321/);
  });

  test('kubeconform, which finds it in any spelling, repeats no value either', () => {
    const spelled = memoryCatalog({ kinds: { 'v1/secret': secret }, dialect: kubeconformNative });
    const { findings } = judgeDocument('apiVersion: v1\nkind: secret\ndata: {a: 12345678}\n', {
      ...likeKubeconform,
      catalogs: [spelled],
    });
    expect(findings.map(({ code }) => code)).toEqual(['schema/type']);
    expect(JSON.stringify(findings)).not.toContain('12345678');
  });

  test('What is not base64 is said once, in the words that help', () => {
    check('apiVersion: v1\nkind: Secret\n«data»: {a: «hunter2!»}\n', [
      'secret/plaintext /data',
      'secret/base64 /data/a',
    ]);
  });

  test('Nobody looks into it as kubeconform', () =>
    check('apiVersion: v1\nkind: Secret\nstringData: {a: b}\n', [], kubeconform));
});
