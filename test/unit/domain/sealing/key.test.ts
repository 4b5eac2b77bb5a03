import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { expect, test } from 'vitest';
import { rsa } from '../../../../src/domain/sealing/key.ts';
import { fixture, keys } from './fixtures.ts';

test('What OpenSSL wraps with OAEP and SHA-256, both for hash and mask, opens with these parameters', async () => {
  const [privateKey] = await keys();
  const [label, session] = [Buffer.from('shop/db'), Buffer.from('of 32 bytes')];
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const how = { key: createPublicKey(fixture('key.pem')), padding, oaepHash: 'sha256', oaepLabel: label };
  const wrapped = publicEncrypt(how, session);
  if (privateKey === undefined) throw new Error('The fixture has a key.');
  expect(privateKey.algorithm).toMatchObject({ name: rsa.name, hash: { name: rsa.hash } });
  const opened = await crypto.subtle.decrypt({ name: rsa.name, label }, privateKey, wrapped);
  expect(Buffer.from(opened)).toEqual(session);
});
