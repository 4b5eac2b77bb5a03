import { describe, expect, test } from 'vitest';
import { hashes } from '../../../../../../src/domain/cel/library/kyverno/hash.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('sums', () => {
  checkPolicies(kyverno, [
    ["sha256('abc')", '"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"'],
    ["hash.sha256('é')", '"4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"'],
    ["sha1('abc')", '"a9993e364706816aba3e25717850c26c9cd0d89d"'],
    ["md5('abc')", '"900150983cd24fb0d6963f7d28e17f72"'],
    ["hash.md5('')", '"d41d8cd98f00b204e9800998ecf8427e"'],
    ['md5(1)', 'type [1] md5 wants string here; this is int.'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    hashes.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
