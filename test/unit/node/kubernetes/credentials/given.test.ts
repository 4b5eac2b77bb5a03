import { describe, expect, test } from 'vitest';
import { readGiven } from '../../../../../src/node/kubernetes/credentials/given.ts';

const v1 = 'client.authentication.k8s.io/v1';
const read = (status: unknown, more: object = {}) =>
  readGiven(JSON.stringify({ kind: 'ExecCredential', apiVersion: v1, status, ...more }), v1, '/bin/plug');

describe('what a plugin prints', () => {
  test.each<[string, unknown, object]>([
    ['a token', { token: 'abc' }, { token: 'abc', certificate: null, expires: null }],
    [
      'a certificate',
      { clientCertificateData: 'a', clientKeyData: 'b' },
      { token: null, certificate: { certificate: 'a', key: 'b' } },
    ],
    ['an end', { token: 'abc', expirationTimestamp: '1970-01-01T00:00:01Z' }, { expires: 1000 }],
  ])('can be %s', (_, status, given) => {
    expect(read(status)).toMatchObject(given);
  });

  test.each<[string, () => unknown, string]>([
    ['no JSON', () => readGiven('token: hunter2', v1, '/bin/plug'), 'prints no ExecCredential'],
    ['another kind', () => read({}, { kind: 'Secret' }), 'prints no ExecCredential'],
    [
      'another version',
      () => read({}, { apiVersion: 'v2' }),
      `prints another apiVersion than the kubeconfig names, ${v1}`,
    ],
    ['no status', () => read(undefined), 'prints an ExecCredential without a status'],
    ['nothing', () => read({}), 'prints neither a token nor a certificate'],
    ['half a certificate', () => read({ clientKeyData: 'b' }), 'prints only half of a certificate and its key'],
    ['a token that is no text', () => read({ token: 7 }), 'prints a token that is no text'],
    [
      'an end that is no time',
      () => read({ token: 'a', expirationTimestamp: 'soon' }),
      'prints an expirationTimestamp that is no time',
    ],
  ])('is refused as %s, without its words', (_, reading, message) => {
    expect(reading).toThrow(`The program /bin/plug ${message}.`);
  });
});
