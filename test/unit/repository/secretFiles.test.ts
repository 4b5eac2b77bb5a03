import { describe, expect, test } from 'vitest';
import { holdsSecret, SecretFiles } from '../../../src/repository/secretFiles.ts';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: b}\n';

describe('a text that holds a Secret', () => {
  const cases: readonly (readonly [rule: string, text: string, counts: boolean])[] = [
    ['A Secret', secret, true],
    [
      'A Secret in a List',
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, data: {a: YQ==}}\n',
      true,
    ],
    ['A Secret in JSON', '{"apiVersion":"v1","kind":"Secret","data":{"a":"YQ=="}}', true],
    ['A second document', `kind: ConfigMap\napiVersion: v1\n---\n${secret}`, true],
    ['A Secret without values', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n', false],
    [
      'A SealedSecret',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {a: AQ==}}\n',
      false,
    ],
    ['The word in a text', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: "kind: Secret"}\n', false],
    ['A Secret of SOPS', `${secret}sops: {version: 3.9.0}\n`, false],
    ['Nothing', '', false],
  ];

  test.each(cases)('%s', (_, text, counts) => expect(holdsSecret(text)).toBe(counts));
});

test('All files are told, and only when one comes or goes', () => {
  const told: (readonly string[])[] = [];
  const files = new SecretFiles((paths) => told.push(paths));
  for (const [path, holds] of [
    ['/a.yaml', true],
    ['/a.yaml', true],
    ['/b.yaml', true],
    ['/c.yaml', false],
    ['/a.yaml', false],
  ] as const)
    files.update(path, holds);
  expect(told).toEqual([['/a.yaml'], ['/a.yaml', '/b.yaml'], ['/b.yaml']]);
});

test('What lies below folders that were closed is forgotten', () => {
  const told: (readonly string[])[] = [];
  const files = new SecretFiles((paths) => told.push(paths));
  for (const path of ['/one/a.yaml', '/one-more/a.yaml', '/two/a.yaml']) files.update(path, true);
  files.forgetBelow(['/one', '/two']);
  expect(told.at(-1)).toEqual(['/one-more/a.yaml']);
});
