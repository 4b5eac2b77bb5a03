import { expect, test } from 'vitest';
import { keySecret } from '../../../../src/domain/sealing/keySecret.ts';
import { toJSON } from '../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

const key = {
  certificate: '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n',
  privateKey: '-----BEGIN RSA PRIVATE KEY-----\nYg==\n-----END RSA PRIVATE KEY-----\n',
  fingerprint: 'SHA256:5PG4f6D2/N2+trXB',
  notBefore: new Date(0),
  notAfter: new Date(1),
};

test('The Secret is one that the controller takes for its own', () => {
  const { root, problems } = parse(keySecret(key, 'kube-system'));
  expect(problems).toEqual([]);
  expect(root === null ? null : toJSON(root)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'sealed-secrets-key-5pg4f6d2n2',
      namespace: 'kube-system',
      labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' },
    },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': btoa(key.certificate), 'tls.key': btoa(key.privateKey) },
  });
});

test('Its name follows from the key and is never that of the controller of old', () => {
  expect(keySecret(key, 'a')).toContain('\n  name: sealed-secrets-key-5pg4f6d2n2\n');
  expect(keySecret({ ...key, fingerprint: 'SHA256:ABCDEFGHIJKLMN' }, 'a')).toContain(
    '\n  name: sealed-secrets-key-abcdefghij\n',
  );
});
