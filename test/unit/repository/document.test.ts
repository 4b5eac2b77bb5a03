import { describe, expect, test } from 'vitest';
import { judgeDocument, skipped, templateReason } from '../../../src/repository/document.ts';
import { asSlipway, likeKubeconform } from '../../../src/repository/rules.ts';
import type { Rules } from '../../../src/repository/rules.ts';
import { memoryCatalog } from '../../fakes/catalog.ts';

const catalog = memoryCatalog({
  kinds: {
    'v1/Pod': { type: 'object', properties: { apiVersion: {}, kind: {}, metadata: {}, spec: { type: 'object' } } },
  },
});
const slipway: Rules = { ...asSlipway, catalogs: [catalog] };
const kubeconform: Rules = { ...likeKubeconform, catalogs: [catalog] };

/** Objects as `kind status`, with their item, and the codes of the findings. */
function check(text: string, objects: readonly string[], codes: readonly string[], rules: Rules = slipway): void {
  const judged = judgeDocument(text, rules);
  expect(judged.objects.map(({ kind, status, item }) => `${item ?? '-'} ${kind} ${status}`)).toEqual(objects);
  expect(judged.findings.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
}

const pod = 'apiVersion: v1\nkind: Pod\n';

describe('a document', () => {
  const cases: readonly (readonly [
    rule: string,
    text: string,
    objects: readonly string[],
    codes: readonly string[],
  ])[] = [
    ['An object is judged', pod, ['- Pod valid'], []],
    ['An object with an error is invalid', `${pod}spec: 1\n`, ['- Pod invalid'], ['schema/type']],
    ['Comments are no object', '# nothing\n', [], []],
    ['Other YAML is skipped', 'a: 1\n', ['-  skipped'], []],
    ['A list is skipped', '- a\n', ['-  skipped'], []],
    ['What is half an object is an error', 'kind: Pod\n', ['-  error'], ['schema/missing-field']],
    ['YAML that can not be read is an error', 'a: *x\n', ['-  error'], ['yaml/syntax']],
    [
      'An object in YAML that can not be read is an error with its name',
      `${pod}a: *x\n`,
      ['- Pod error'],
      ['yaml/syntax'],
    ],
    ['A key that stands twice makes an error', `${pod}spec: {}\nspec: {}\n`, ['- Pod error'], ['yaml/duplicate-key']],
    [
      'A bomb is one finding and nothing else',
      `${pod}a: &x [1, 2, 3, 4, 5, 6, 7, 8]\nb: [${'*x,'.repeat(3000)}]\n`,
      ['-  error'],
      ['yaml/alias-bomb'],
    ],
  ];
  test.each(cases)('%s', (_, text, objects, codes) => check(text, objects, codes));
});

describe('a List', () => {
  const list = (...items: readonly string[]): string => `apiVersion: v1\nkind: List\nitems: [${items.join(', ')}]\n`;
  const item = '{apiVersion: v1, kind: Pod}';
  const cases: readonly (readonly [
    rule: string,
    text: string,
    objects: readonly string[],
    codes: readonly string[],
  ])[] = [
    ['stands for its items', list(item, item), ['0 Pod valid', '1 Pod valid'], []],
    [
      'Each item is judged by itself',
      list(item, '{apiVersion: v1, kind: Pod, spec: 1}'),
      ['0 Pod valid', '1 Pod invalid'],
      ['schema/type'],
    ],
    ['An item may be half an object', list('{kind: Pod}', item), ['0  error', '1 Pod valid'], ['schema/missing-field']],
    ['An item may be other YAML', list('{a: 1}', 'x'), ['0  skipped', '1  skipped'], []],
    ['An empty List holds nothing', list(), [], []],
    ['A List without items holds nothing', 'apiVersion: v1\nkind: List\n', [], []],
  ];
  test.each(cases)('%s', (_, text, objects, codes) => check(text, objects, codes));

  test('A finding has the number of its item and a pointer from its root', () => {
    const { findings } = judgeDocument(list(item, '{apiVersion: v1, kind: Pod, spec: 1}'), slipway);
    expect(findings).toMatchObject([{ item: 1, pointer: '/spec' }]);
  });
});

describe('a template of Helm', () => {
  const templates = [
    '{{ .Values.x }}\n',
    `${pod}{{- if .Values.x }}\nspec: {}\n{{- end }}\n`,
    'a: {{ include "x" . }}\n',
    '{{- range $i := .x }}\na: {{ $i }}\n{{- end }}\n',
    'a: {{- toYaml .x | nindent 2 }}\n',
    '{{/* comment */}}\n{{ template "x" }}\n',
    '{{ with .x }}\n{{ end }}\n',
  ];
  test.each(templates)('is skipped, and nothing is said of it: %j', (text) => {
    check(text, ['-  skipped'], []);
    expect(judgeDocument(text, slipway).objects[0]?.reason).toBe(templateReason);
  });

  test.each([
    ['braces in a quoted value', `${pod}spec: {a: "{{ .x }}"}\n`, ['- Pod valid'], []],
    ['braces that Helm does not know', 'a: {{x}}\n', ['-  error'], ['yaml/syntax']],
    ['a mistake without braces', 'a: [\n', ['-  error'], ['yaml/syntax']],
  ] as const)('is not what has %s', (_, text, objects, codes) => check(text, objects, codes));

  test('has the range of its text', () =>
    expect(skipped('a\nb\n\n', 'x').objects[0]).toMatchObject({ range: { start: 0, end: 3 }, reason: 'x' }));
});

describe('the description of a chart', () => {
  const chart = 'apiVersion: v2\nname: web # one of a kind\nversion: 1.0.0\n';
  test('is skipped', () => {
    check(chart, ['-  skipped'], []);
    expect(judgeDocument(chart, slipway).objects[0]?.reason).toContain('Helm chart');
  });
  test('that is broken is told', () => check(`${chart}a: [\n`, ['-  error'], ['schema/missing-field', 'yaml/syntax']));
  test('is half an object without its version', () =>
    check('apiVersion: v2\nname: web\n', ['-  error'], ['schema/missing-field']));
});

describe('as kubeconform', () => {
  const merged = `x: &x {a: 1}\n${pod}spec: {<<: *x, a: 2}\n`;
  const cases: readonly (readonly [
    rule: string,
    text: string,
    objects: readonly string[],
    codes: readonly string[],
  ])[] = [
    ['Other YAML is an error', 'a: 1\n', ['-  error'], ['schema/missing-field']],
    ['Nothing is said of an object that can not be read', `${pod}a: *x\n`, ['- Pod error'], ['yaml/syntax']],
    ['A key that is merged and written stands twice', merged, ['- Pod error'], ['yaml/duplicate-key']],
    ['A kind without a schema is an error', 'apiVersion: v1\nkind: Boat\n', ['- Boat error'], ['schema/unknown-kind']],
  ];
  test.each(cases)('%s', (_, text, objects, codes) => check(text, objects, codes, kubeconform));

  test('For Slipway the written key wins', () => {
    check(merged, ['- Pod invalid'], ['schema/unknown-field']);
    check(merged.replace('a: 2', 'b: 2'), ['- Pod invalid'], ['schema/unknown-field']);
  });
});
