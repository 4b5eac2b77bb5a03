import { describe, expect, test } from 'vitest';
import { identify } from '../../../../src/domain/kubernetes/object.ts';
import type { KubernetesObject } from '../../../../src/domain/kubernetes/object.ts';
import { secretFindings } from '../../../../src/domain/kubernetes/secret.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { dedent } from '../../dedent.ts';
import { mark, marked } from '../../marked.ts';

/** The findings about an object whose underlined places are marked, by code and pointer. */
function check(example: string, expected: readonly string[]): void {
  const { text } = marked(example);
  const { root } = parse(text);
  const object = root === null ? null : (identify(root) as KubernetesObject);
  const findings = object === null ? [] : secretFindings(object, 0, null);
  expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  expect(
    mark(
      text,
      findings.map(({ range }) => range),
      [],
    ),
  ).toBe(example);
}

const secret = (rest: string, kind = 'Secret', apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: db, namespace: shop}\n${rest}`;

describe('what everybody can read', () => {
  const plain = 'secret/plaintext';
  const cases: readonly (readonly [rule: string, example: string, expected: readonly string[]])[] = [
    ['Text in stringData is plain', '«stringData»: {a: b}\n', [`${plain} /stringData`]],
    ['Base64 in data is plain', '«data»: {a: Yg==}\n', [`${plain} /data`]],
    ['One finding tells of all values', '«data»: {a: Yg==}\nstringData: {c: d, e: f}\n', [`${plain} /data`]],
    ['A number is a value too', '«stringData»: {a: 5}\n', [`${plain} /stringData`]],
    ['A block of text is a value', '«stringData»:\n  a: |\n    b\n', [`${plain} /stringData`]],
    ['An alias is the value that it stands for', 'x: &v b\n«stringData»: {a: *v}\n', [`${plain} /stringData`]],
    ['A Secret without values holds nothing', 'type: Opaque\n', []],
    ['An empty value holds nothing', 'stringData: {a: "", b: , c: ~}\n', []],
    ['Data that is no mapping holds nothing', 'data: [a]\n', []],
    ['What Helm fills in is not yet secret', 'stringData: {a: "{{ .Values.a }}"}\n', []],
    ['What Flux fills in is not yet secret', 'stringData: {a: "${PASSWORD}"}\n', []],
    ['What argocd-vault-plugin fills in is not yet secret', 'stringData: {a: "<path:x#y>"}\n', []],
    ['Only a value that is wholly so is filled in', '«stringData»: {a: "x <path:x>"}\n', [`${plain} /stringData`]],
    ['A file that SOPS has encrypted is not plain', 'data: {a: "ENC[AES]"}\nsops: {mac: x}\n', []],
  ];
  test.each(cases)('%s', (_, example, expected) => check(secret(example), expected));

  test.each([
    ['Another kind', secret('data: {a: Yg==}\n', 'ConfigMap')],
    ['A SealedSecret', secret('data: {a: Yg==}\n', 'SealedSecret', 'bitnami.com/v1alpha1')],
    ['A Secret of another group', secret('data: {a: Yg==}\n', 'Secret', 'x.io/v1')],
  ])('%s is no Secret', (_, example) => check(example, []));
});

describe('what the API server can not decode', () => {
  const found = (value: string): string[] => {
    const { root } = parse(secret(`data:\n  a/b~c: ${value}\n`));
    const object = root === null ? null : (identify(root) as KubernetesObject);
    return object === null ? [] : secretFindings(object, 0, null).map(({ code }) => code);
  };

  test.each(['YQ==', 'YWI=', 'YWJj', '"YWJj"', '|-\n    YWJj\n    YWJj', '+/+/'])('%s is base64', (value) => {
    expect(found(value)).toEqual(['secret/plaintext']);
  });

  test.each(['text!', 'YQ', 'YQ=', 'YQ===', 'YWJjZ', 'YW Jj', '_-_-', 'Y=Q='])('%s is not base64', (value) => {
    expect(found(value)).toEqual(['secret/plaintext', 'secret/base64']);
  });

  test('The value is underlined; a block or an alias by its key', () => {
    check(
      dedent`
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        x: &v no!
        «data»:
          a: «no!»
          «b»: |-
            no!
          «c/~»: *v
      `,
      ['secret/plaintext /data', 'secret/base64 /data/a', 'secret/base64 /data/b', 'secret/base64 /data/c~1~0'],
    );
  });

  test('Text in stringData need be no base64', () =>
    check(secret('«stringData»: {a: no!}\n'), ['secret/plaintext /stringData']));
});

test('The message names the Secret and counts its values, and never says one', () => {
  const { root } = parse(secret('stringData: {a: hunter2, b: hunter3}\n'));
  const findings = root === null ? [] : secretFindings(identify(root) as KubernetesObject, 3, 7);
  expect(findings).toMatchObject([{ document: 3, item: 7 }]);
  expect(findings[0]?.message).toContain('"shop/db" holds 2 values');
  expect(JSON.stringify(findings)).not.toContain('hunter');
});
