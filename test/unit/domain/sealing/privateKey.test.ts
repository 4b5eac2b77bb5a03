import { describe, expect, test } from 'vitest';
import { readPrivateKeys } from '../../../../src/domain/sealing/privateKey.ts';
import { fixture, refusal } from './fixtures.ts';

const pkcs1 = fixture('key.pem');
const encoded = Buffer.from(pkcs1).toString('base64');
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'k' },
  data: { 'tls.key': encoded, 'tls.crt': 'YQ==' },
};
const block = pkcs1.trimEnd().replaceAll('\n', '\n    ');

describe('private keys', () => {
  const cases: readonly (readonly [rule: string, text: string, count: number])[] = [
    ['PKCS #1', pkcs1, 1],
    ['PKCS #8', fixture('key.pkcs8.pem'), 1],
    ['A certificate beside the key', fixture('cert.pem') + pkcs1, 1],
    ['Several keys', pkcs1 + fixture('key.pkcs8.pem'), 2],
    ['A Secret in JSON', JSON.stringify(secret), 1],
    ['A List of Secrets', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [secret, secret] }), 2],
    ['A SecretList', JSON.stringify({ apiVersion: 'v1', kind: 'SecretList', items: [secret] }), 1],
    ['A Secret in YAML', `apiVersion: v1\nkind: Secret\ndata:\n  tls.key: ${encoded}\n`, 1],
    ['A Secret in plain text', `apiVersion: v1\nkind: Secret\nstringData:\n  tls.key: |\n    ${block}\n`, 1],
    [
      'A stream of Secrets',
      `apiVersion: v1\nkind: Secret\ndata:\n  tls.key: ${encoded}\n---\n${JSON.stringify(secret)}\n`,
      2,
    ],
  ];
  test.each(cases)('%s', async (_, text, count) => {
    const keys = await readPrivateKeys(text);
    expect(keys).toHaveLength(count);
    for (const key of keys) expect(key).toMatchObject({ type: 'private', extractable: false, usages: ['decrypt'] });
  });
});

describe('is no private key', () => {
  const none = 'unseal/key-unreadable: There is no private key: PEM is wanted, or a Secret with tls.key.';
  const cases: readonly (readonly [rule: string, text: string, said: string])[] = [
    ['Nothing', '', none],
    ['A certificate', fixture('cert.pem'), none],
    ['A Secret without one', 'apiVersion: v1\nkind: Secret\ndata: {a: YQ==}\n', none],
    ['A Secret with what is no base64', 'apiVersion: v1\nkind: Secret\ndata: {tls.key: "!"}\n', none],
    [
      'A backup that is still encrypted',
      '-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24=\n-----END AGE ENCRYPTED FILE-----\n',
      'unseal/key-unreadable: The key is encrypted by age; give what "age --decrypt" makes of the file.',
    ],
    [
      'A locked key',
      fixture('key.locked.pem'),
      'unseal/key-unreadable: The private key is locked with a passphrase; unlock it first.',
    ],
    [
      'A locked key of former days',
      pkcs1.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\n\n'),
      'unseal/key-unreadable: The private key is locked with a passphrase; unlock it first.',
    ],
    [
      'An elliptic curve',
      fixture('key.ec.pem'),
      `unseal/key-unreadable: The private key (PRIVATE KEY) is no RSA key in PEM.`,
    ],
    [
      'Another name for it',
      pkcs1.replaceAll('RSA', 'DSA'),
      'unseal/key-unreadable: The private key (DSA PRIVATE KEY) is no RSA key in PEM.',
    ],
    [
      'A key that was cut',
      pkcs1.replace(/(\n.{64}){5}/, ''),
      'unseal/key-unreadable: The private key (RSA PRIVATE KEY) is no RSA key in PEM.',
    ],
  ];
  test.each(cases)('%s', async (_, text, said) => expect(await refusal(() => readPrivateKeys(text))).toBe(said));
});
