import { describe, expect, test } from 'vitest';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { judgeDocument } from '../../../src/repository/document.ts';
import { bundled, rules } from '../product.ts';

/** What is said of a text that somebody is in the middle of, as codes. */
function check(text: string, codes: readonly string[]): void {
  expect(judgeDocument(text, rules).findings.map(({ code }) => code)).toEqual(codes);
}

describe('while a manifest is typed, nothing is missed that may still come', () => {
  const head = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n';
  test('in a text that is not closed', () => check(`${head}  replicas: "3\n`, ['yaml/syntax']));
  test('behind a tab', () => check(`${head}  replicas: 3\n\tselector: {}\n`, ['yaml/syntax']));
  test('behind a wrong indentation', () => check(`${head}  replicas: 3\n selector: {}\n`, ['yaml/syntax']));
  test('in a list that is not closed', () => check('apiVersion: v1\nkind: ConfigMap\ndata: [\n', ['yaml/syntax']));
  test('What is finished is judged', () =>
    check(`${head}  replicas: two\n  selector: {}\n\tx: 1\n`, ['yaml/syntax', 'schema/type']));
});

describe('while a CustomResourceDefinition is typed, its objects are judged by what it says so far', () => {
  const schemas = [
    'properties:\n              spec:',
    'required: 5',
    'enum: 5',
    'allOf: 3',
    'oneOf: {a: 1}',
    'items: null',
    'required: foo',
  ];
  test.for(schemas)('%j', (schema) => {
    const crds = new CrdCatalog(bundled.objectMeta);
    const crd = [
      'apiVersion: apiextensions.k8s.io/v1',
      'kind: CustomResourceDefinition',
      'spec:',
      '  group: a.io',
      '  names: {kind: Boat}',
      '  versions:',
      '    - name: v1',
      '      schema:',
      '        openAPIV3Schema:',
      '            type: object',
      '            x-kubernetes-preserve-unknown-fields: true',
      `            ${schema}`,
      '',
    ].join('\n');
    expect(crds.update('a.yaml', crd)).toBe(true);
    const boat = 'apiVersion: a.io/v1\nkind: Boat\nspec: {a: 1}\n';
    expect(judgeDocument(boat, { ...rules, catalogs: [crds] }).objects).toMatchObject([{ kind: 'Boat' }]);
  });
});
