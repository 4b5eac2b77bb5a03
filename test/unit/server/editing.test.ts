import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SchemaAtResult } from '../../../src/protocol.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { SchemaForEditing } from '../../../src/server/editing.ts';
import { bundled, schemas } from '../product.ts';

const crds = new CrdCatalog(bundled.objectMeta);
crds.update(
  '/crd.yaml',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: x.io, names: {kind: Ship}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {description: Of ships., type: object}}}}}]}\n',
);
const editing = new SchemaForEditing(schemas, '1.36', crds);

function at(text: string, line: number, known: readonly string[] = []): SchemaAtResult {
  return editing.schemaAt(TextDocument.create('file:///a.yaml', 'yaml', 1, text), {
    uri: 'file:///a.yaml',
    line,
    known,
  });
}

/** The name of the schema at each line. */
function check(text: string, names: readonly (string | null)[]): void {
  const found = names.map((_, line) => at(text, line)?.name.replace(/^Kubernetes [\d.]+/, 'K') ?? null);
  expect(found).toEqual(names);
}

describe('the schema at a line', () => {
  const cases: readonly (readonly [rule: string, text: string, names: readonly (string | null)[]])[] = [
    [
      'is that of the document there',
      'apiVersion: v1\nkind: Pod\n---\napiVersion: apps/v1\nkind: Deployment\n',
      ['K/v1/Pod', 'K/v1/Pod', 'K/apps/v1/Deployment', 'K/apps/v1/Deployment', 'K/apps/v1/Deployment'],
    ],
    ['of a custom resource of the workspace', 'apiVersion: x.io/v1\nkind: Ship\n', ['/crd.yaml/x.io/v1/Ship']],
    ['Quotes and comments do not count', 'apiVersion: "v1" # core\nkind: \'Pod\'\n', ['K/v1/Pod']],
    [
      'What the margin says decides, however broken the rest is',
      'apiVersion: v1\nkind: Pod\nspec: [\n  "x\n',
      ['K/v1/Pod'],
    ],
    ['What is not at the margin does not', 'a:\n  apiVersion: v1\n  kind: Pod\n', [null]],
    ['is none for a kind that nobody knows', 'apiVersion: y.io/v1\nkind: Boat\n', [null]],
    ['is none without a kind', 'apiVersion: v1\n', [null]],
    ['is none in an empty text', '', [null]],
  ];
  test.each(cases)('%s', (_, text, names) => check(text, names));

  test('There is none for a document that is not open', () => {
    expect(editing.schemaAt(undefined, { uri: 'file:///a.yaml', line: 0, known: [] })).toBeNull();
  });
});

describe('what is sent', () => {
  const text = 'apiVersion: v1\nkind: Pod\n---\napiVersion: apps/v1\nkind: Deployment\n';

  test('The document alone, and where it begins', () => {
    expect(at(text, 3)).toMatchObject({ firstLine: 2, text: '---\napiVersion: apps/v1\nkind: Deployment\n' });
  });

  test('The schema needs no other, and has descriptions', () => {
    const { schema } = at(text, 0) ?? { schema: null };
    expect(schema?.properties?.['spec']).toHaveProperty('description');
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
    expect(references.length).toBeGreaterThan(0);
    const names = new Set(Object.keys(schema?.definitions ?? {}).map((name) => `#/definitions/${name}`));
    expect(references.filter((ref) => !names.has(ref ?? ''))).toEqual([]);
  });

  test('A schema that is known is not sent again', () => {
    const first = at(text, 0);
    expect(at(text, 0, [first?.name ?? ''])).toMatchObject({ name: first?.name, schema: null });
  });

  test('It is made once', () => expect(at(text, 0)?.schema).toBe(at(text, 1)?.schema));

  test('A custom resource may have changed and is sent again', () => {
    const ship = 'apiVersion: x.io/v1\nkind: Ship\n';
    expect(at(ship, 0, [at(ship, 0)?.name ?? ''])?.schema?.properties?.['spec']).toHaveProperty(
      'description',
      'Of ships.',
    );
  });
});
