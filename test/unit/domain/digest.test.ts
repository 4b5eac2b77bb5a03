import { expect, test } from 'vitest';
import { digests } from '../../../src/domain/digest.ts';

test.each([
  ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['md5', 'ä', '8419b71c87a225a2c70b50486fbee545'],
  ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
] as const)('%s of "%s"', (name, text, digest) => expect(digests[name](text)).toBe(digest));
