import { expect, test } from 'vitest';
import { rsa } from '../../../../src/domain/sealing/key.ts';

test('The session key is wrapped as the controller unwraps it', () => {
  expect(rsa).toEqual({ name: 'RSA-OAEP', hash: 'SHA-256' });
});
