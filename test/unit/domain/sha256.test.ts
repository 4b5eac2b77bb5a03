import { expect, test } from 'vitest';
import { sha256, sha256Bytes } from '../../../src/domain/sha256.ts';

// FIPS 180-2, B.1, and the hash of nothing.
test.each([
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
])('SHA-256 of %j', async (text, digits) => {
  const bytes = new TextEncoder().encode(text);
  expect(await sha256(bytes)).toBe(digits);
  expect(Buffer.from(await sha256Bytes(bytes)).toString('hex')).toBe(digits);
});
