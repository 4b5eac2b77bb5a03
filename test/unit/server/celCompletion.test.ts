import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { celCompletion, celSignature } from '../../../src/server/celCompletion.ts';
import type { KnownKinds } from '../../../src/repository/expressionAt.ts';
import { atCursor } from '../domain/cel/complete/cursor.ts';
import { bundled } from '../product.ts';
import { podPolicy } from '../repository/celText.ts';

const kinds: KnownKinds = {
  catalogs: [bundled],
  kindsIn: (group) => bundled.group(group)?.kinds ?? [],
  groups: () => bundled.groups,
};

function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///a.yaml', 'yaml', 1, text);
}

/** The text after what is offered under a label was taken; null where it is not offered. */
function taken(marking: string, label: string): string | null {
  const { text, offset } = atCursor(marking);
  const document = documentOf(text);
  const item = celCompletion(document, offset, kinds).find((one) => one.label === label);
  const edit = item?.textEdit;
  return edit === undefined || !('range' in edit) ? null : TextDocument.applyEdits(document, [edit]);
}

describe('What is taken stands in the text in place of the word', () => {
  test.each([
    ['plain', 'object.sp‸ec == 1', 'spec', 'object.spec == 1'],
    ['where nothing is', '‸', 'object', 'object'],
    ['behind a blank', 'object.metadata.name == ‸', 'object', 'object.metadata.name == object'],
    ['in quotes', '"has(object.spec.‸)"', 'containers', '"has(object.spec.containers)"'],
    ['behind quotes in quotes', "'object.kind == ''Pod'' && obj‸'", 'object', "'object.kind == ''Pod'' && object'"],
    ['in a block', '|\n        object.spec.con‸\n', 'containers', '|\n        object.spec.containers\n'],
    ['on an empty line', '>-\n        true &&\n        ‸\n', 'object', '>-\n        true &&\n        object\n'],
    ['folded', '>-\n        true &&\n        obj‸\n', 'object', '>-\n        true &&\n        object\n'],
    ['a method', 'object.metadata.name.start‸', 'startsWith', 'object.metadata.name.startsWith($0)'],
    ['a word with an escape', '"obj\\u0065c‸"', 'object', null],
    ['behind an escape', '"\\u0061 == object.sp‸"', 'spec', '"\\u0061 == object.spec"'],
    ['in a string', '\'"obj‸"\'', 'object', null],
  ])('%s', (_, expression, label, wanted) => {
    const policy = (value: string): string => podPolicy(`  validations:\n    - expression: ${value}\n`);
    expect(taken(policy(expression), label)).toBe(wanted === null ? null : policy(wanted));
  });
});

test('The expression of a classic rule has the fields of what the rule matches', () => {
  const policy = (expression: string): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: a}
spec:
  rules:
    - name: a
      match: {any: [{resources: {kinds: [Deployment]}}]}
      validate: {cel: {expressions: [{expression: ${expression}}]}}
`;
  expect(taken(policy('object.spec.repl‸'), 'replicas')).toBe(policy('object.spec.replicas'));
  expect(taken(policy('object.spec.‸'), 'containers')).toBeNull();
});

test('The order of what is offered is kept, and only what has holes is a snippet', () => {
  const { text, offset } = atCursor(podPolicy('  matchConditions:\n    - expression: object.metadata.‸\n'));
  const items = celCompletion(documentOf(text), offset, kinds);
  expect(items.map(({ sortText = '' }) => sortText)).toEqual(items.map(({ sortText = '' }) => sortText).toSorted());
  const shown = items.filter(({ label }) => label === 'labels' || label === 'all');
  expect(shown).toMatchObject([
    { label: 'labels', kind: 5, detail: 'map(string, string)', insertTextFormat: 1 },
    { label: 'all', kind: 3, insertTextFormat: 2, textEdit: { newText: 'all(${1:x}, $0)' } },
  ]);
});

test('A variable of the policy has the fields of its value', () => {
  const body =
    "  variables:\n    - {name: all, expression: 'object.spec.containers'}\n  validations:\n    - expression: ‸\n";
  const labels = (expression: string): readonly string[] => {
    const { text, offset } = atCursor(podPolicy(body.replace('‸', expression)));
    return celCompletion(documentOf(text), offset, kinds).map(({ label }) => label);
  };
  expect(labels('variables.‸')).toContain('all');
  expect(labels('variables.all[0].‸')).toContain('image');
});

describe('How a function is called', () => {
  test.each([
    ["object.metadata.name.replace('a', ‸)", 'replace(string, string) string', 1],
    ['object.metadata.name.substring(1, ‸', 'substring(int, int) string', 1],
    ['math.greatest(1, 2, 3, 4, ‸)', 'math.greatest(int, int…) int', 1],
    ['object.spec.containers.all(c, ‸)', 'all(x, condition) bool', 1],
    ['object.spec.‸', null, null],
  ])('%s', (expression, label, parameter) => {
    const { text, offset } = atCursor(podPolicy(`  validations:\n    - expression: >-\n        ${expression}\n`));
    const help = celSignature(documentOf(text), offset, kinds);
    const active = help?.signatures[help.activeSignature ?? 0];
    expect(active?.label ?? null).toBe(label);
    expect(help?.activeParameter ?? null).toBe(parameter);
  });

  test('Its parameters are parts of its label', () => {
    const { text, offset } = atCursor(podPolicy("  validations:\n    - expression: object.kind.split('a', ‸\n"));
    const [first] = celSignature(documentOf(text), offset, kinds)?.signatures ?? [];
    expect(first).toEqual({ label: 'split(string) list(string)', parameters: [{ label: [6, 12] }] });
  });
});

test('Nothing is said outside of expressions', () => {
  const { text, offset } = atCursor(podPolicy('  validations:\n    - message: object.kind.split(‸\n'));
  expect(celCompletion(documentOf(text), offset, kinds)).toEqual([]);
  expect(celSignature(documentOf(text), offset, kinds)).toBeNull();
});
