import { describe, expect, test } from 'vitest';
import { judgeDocument } from '../../../src/repository/document.ts';
import { rules } from '../product.ts';

/** What is said of a text, as codes. */
function check(text: string, isPatch: boolean, codes: readonly string[]): void {
  expect(judgeDocument(text, { ...rules, isPatch }).findings.map(({ code }) => code)).toEqual(codes);
}

describe('a Kustomize patch', () => {
  const patch =
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers: [{$patch: delete}]\n';
  test('may leave out what stands elsewhere, and tell how to merge', () => check(patch, true, []));
  test('may not in a file that is none', () =>
    check(patch, false, ['schema/unknown-field', 'schema/missing-field', 'schema/missing-field']));
  test('is judged in what it has', () =>
    check(patch.replace('$patch: delete', 'imagee: a'), true, ['schema/unknown-field']));
});

describe('what SOPS has encrypted', () => {
  const secret = 'apiVersion: v1\nkind: Secret\ndata: {a: "ENC[AES256_GCM,data:x]"}\nsops: {version: 3.9.0}\n';
  test('is as it should be', () => check(secret, false, []));
  test('has no type any more', () =>
    check('apiVersion: v1\nkind: Pod\nspec: {containers: [], hostNetwork: "ENC[x]"}\nsops: {}\n', false, []));
  test('needs the envelope', () => check(secret.replace(/sops.*\n/, ''), false, ['secret/plaintext', 'secret/base64']));
});
