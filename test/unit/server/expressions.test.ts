import { describe, expect, test } from 'vitest';
import type { CompletionItem, SignatureHelp } from 'vscode-languageserver/node';
import { explainedAt, schemaAt } from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { podPolicy } from '../repository/celText.ts';
import { classicPolicy } from '../repository/classicText.ts';
import { placeIn } from './place.ts';
import type { Place } from './place.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

const uri = 'file:///repo/policy.yaml';

async function labels(editor: Session, { position }: Place, at = uri): Promise<readonly string[]> {
  const items = await editor.request<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: at },
    position,
  });
  return items.map(({ label }) => label);
}

test('The server says that it completes and explains calls', async () => {
  const editor = await session();
  expect(editor.capabilities).toMatchObject({
    capabilities: {
      completionProvider: { triggerCharacters: ['.'] },
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
    },
  });
});

describe('In an expression', () => {
  const call = placeIn(podPolicy("  validations:\n    - expression: object.kind.replace('a', ‸\n"));
  const field = placeIn(podPolicy('  validations:\n    - expression: object.‸\n'));

  test('the text as it is typed is completed', async () => {
    const editor = await session();
    await editor.open(uri, 'a: 1\n');
    expect(await labels(editor, field)).toEqual([]);
    await editor.change(uri, 2, field.text);
    expect(await labels(editor, field)).toEqual(expect.arrayContaining(['spec', 'metadata']));
  });

  test('a call is explained', async () => {
    const editor = await session();
    await editor.open(uri, call.text);
    const help = await editor.request<SignatureHelp | null>('textDocument/signatureHelp', {
      textDocument: { uri },
      position: call.position,
    });
    expect(help?.signatures[help.activeSignature ?? 0]?.label).toBe('replace(string, string) string');
  });

  test('so is a template that is plain YAML, though it is not judged', async () => {
    const path = '/repo/chart/templates/policy.yaml';
    const editor = await session({ [path]: field.text }, memorySurroundings([], [path]));
    await editor.open(`file://${path}`, field.text);
    expect(await labels(editor, field, `file://${path}`)).toContain('spec');
  });
});

describe('In a classic policy', () => {
  const field = placeIn(classicPolicy('      validate: {message: "{{ request.object.‸ }}"}\n'));
  const call = placeIn(classicPolicy('      validate: {message: "{{ split(request.name, ‸ }}"}\n'));

  test('what is between braces is completed, and calls are explained', async () => {
    const editor = await session();
    await editor.open(uri, field.text);
    expect(await labels(editor, field)).toEqual(expect.arrayContaining(['spec', 'metadata']));
    await editor.change(uri, 2, call.text);
    const help = await editor.request<SignatureHelp | null>('textDocument/signatureHelp', {
      textDocument: { uri },
      position: call.position,
    });
    expect([help?.signatures[0]?.label, help?.activeParameter]).toEqual([
      'split(text: string, separator: string) → array of string',
      1,
    ]);
  });

  test('kinds are completed, those of the repository among them, and the schema is not asked then', async () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ships.x.io}
spec:
  group: x.io
  scope: Namespaced
  names: {kind: Ship, plural: ships}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`;
    const editor = await session();
    await editor.open('file:///repo/crd.yaml', crd);
    await editor.status((status) => status.uri === 'file:///repo/crd.yaml');
    const place = placeIn(classicPolicy('', '[‸]'));
    await editor.open(uri, place.text);
    expect(await labels(editor, place)).toEqual(expect.arrayContaining(['Pod', 'Ship']));
    expect(await editor.request(schemaAt, { uri, ...place.position, known: [] })).toBeNull();
  });
});

test('What is not open, and what mentions no policy, has no expressions', async () => {
  const editor = await session();
  const { position } = placeIn('a: object.‸');
  const params = { textDocument: { uri }, position };
  expect(await editor.request('textDocument/completion', params)).toEqual([]);
  expect(await editor.request('textDocument/signatureHelp', params)).toBeNull();
  expect(await editor.request(explainedAt, { uri, ...position })).toBeNull();
  await editor.open(uri, 'a: object.');
  expect(await editor.request('textDocument/completion', params)).toEqual([]);
  expect(await editor.request('textDocument/signatureHelp', params)).toBeNull();
});

describe('By the schema', () => {
  test.each([
    [
      'nothing is completed where the expression is',
      '  validations:\n    - expression: >-\n        true &&\n        ‸\n',
      false,
    ],
    ['fields are, beside it', '  validations:\n    - expression: a\n      ‸\n', true],
    ['fields are, where a string is in the expression', "  validations:\n    - expression: object == 'a‸'\n", true],
  ])('%s', async (_, body, isAsked) => {
    const editor = await session();
    const { text, position } = placeIn(podPolicy(body));
    await editor.open(uri, text);
    const found = await editor.request(schemaAt, { uri, ...position, known: [] });
    expect(found !== null).toBe(isAsked);
    const explained = await editor.request(schemaAt, { uri, line: position.line, known: [] });
    expect(explained).not.toBeNull();
  });
});
