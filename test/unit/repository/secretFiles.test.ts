import { describe, expect, test } from 'vitest';
import { SecretFiles } from '../../../src/repository/secretFiles.ts';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: b}\n';

function watched() {
  const told: (readonly string[])[] = [];
  return { files: new SecretFiles((paths) => told.push(paths)), told };
}

describe('update', () => {
  const cases: readonly (readonly [rule: string, text: string | null, counts: boolean])[] = [
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
    ['A file that is gone', null, false],
  ];

  test.each(cases)('%s', (_, text, counts) => {
    const { files, told } = watched();
    files.update('/a.yaml', text);
    expect(told).toEqual(counts ? [['/a.yaml']] : []);
  });

  test('It tells all of them, and only when one comes or goes', () => {
    const { files, told } = watched();
    for (const [path, text] of [
      ['/a.yaml', secret],
      ['/a.yaml', `${secret}# more\n`],
      ['/b.yaml', secret],
      ['/a.yaml', ''],
    ] as const)
      files.update(path, text);
    expect(told).toEqual([['/a.yaml'], ['/a.yaml', '/b.yaml'], ['/b.yaml']]);
  });
});

test('What lies below folders that were closed is forgotten', () => {
  const { files, told } = watched();
  for (const path of ['/one/a.yaml', '/one-more/a.yaml', '/two/a.yaml']) files.update(path, secret);
  files.forgetBelow(['/one', '/two']);
  expect(told.at(-1)).toEqual(['/one-more/a.yaml']);
});
