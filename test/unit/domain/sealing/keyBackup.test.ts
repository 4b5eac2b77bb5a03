import { describe, expect, test } from 'vitest';
import { heldKey } from '../../../../src/domain/sealing/heldKey.ts';
import { backupText, isLocked, keysInBackup } from '../../../../src/domain/sealing/keyBackup.ts';
import { keySecretName, keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { readPrivateKeys } from '../../../../src/domain/sealing/privateKey.ts';
import { fixture, refusal } from './fixtures.ts';

const key = await heldKey('sealed-secrets-keyabcde', fixture('cert.pem'), fixture('key.pem'));

describe('the backup of sealing keys', () => {
  test('gives back what was put into it, under the same names', async () => {
    const text = backupText([key], 'kube-system');
    expect(await keysInBackup(text)).toEqual([key]);
    expect(await readPrivateKeys(text)).toHaveLength(1);
  });

  test('has a document for each, and one key counts once', async () => {
    const text = backupText([key, { ...key, secret: 'again' }], 'kube-system');
    expect(text.split('\n---\n')).toHaveLength(2);
    expect((await keysInBackup(text)).map(({ secret }) => secret)).toEqual(['sealed-secrets-keyabcde']);
  });

  test('can be what kubectl writes: a List, in JSON too', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [keySecretObject(key, 'kube-system', 'of-kubectl')] };
    expect((await keysInBackup(JSON.stringify(list))).map(({ secret }) => secret)).toEqual(['of-kubectl']);
  });

  test('A key that is marked as compromised is not brought back', async () => {
    const text = backupText([key], 'kube-system').replace(': active', ': compromised');
    expect(await refusal(() => keysInBackup(text))).toContain('no sealing key in the backup');
  });

  test('A name that is none becomes the one that we give', async () => {
    const text = backupText([key], 'kube-system').replace('name: sealed-secrets-keyabcde', 'name: "../../x y"');
    expect((await keysInBackup(text)).map(({ secret }) => secret)).toEqual([keySecretName(key)]);
  });

  test.each(['', 'a: b', 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: eA==}\n'])(
    'Without a key it is refused: %j',
    async (text) => {
      expect(await refusal(() => keysInBackup(text))).toContain('no sealing key in the backup');
    },
  );

  test('is known to be locked by its first line', () => {
    expect(isLocked('\n-----BEGIN AGE ENCRYPTED FILE-----\nx')).toBe(true);
    expect(isLocked(backupText([key], 'kube-system'))).toBe(false);
  });
});
