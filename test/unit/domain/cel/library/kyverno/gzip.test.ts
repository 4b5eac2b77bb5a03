import { describe, expect, test } from 'vitest';
import { gzips } from '../../../../../../src/domain/cel/library/kyverno/gzip.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('compressed texts', () => {
  checkPolicies(kyverno, [
    ["gzip.decompress(base64.decode('H4sIADP4umkAA8uuLEstyssHAOgPnDMHAAAA'))", '"kyverno"'],
    ["gzip.decompress(base64.decode('H4sIAAAAAAAA/8quLEstyssHBAAA///oD5wzBwAAAA=='))", '"kyverno"'],
    [
      "gzip.decompress(base64.decode('H4sIADP4umkAA8uuLEstyssHAOgPnDQHAAAA'))",
      'argument: The bytes are no gzip: the checksum is another.',
    ],
    ["gzip.decompress(b'abc')", 'argument: The bytes are no gzip: there is no header.'],
    [
      "gzip.decompress(base64.decode('H4sIADP4umkAA8uuLEs='))",
      'argument: The bytes are no gzip: the bytes end too early.',
    ],
    ["gzip.compress('abc')", 'missing: What Go makes of a text with gzip is not known here.'],
    ['gzip.compress(1)', 'overload: "gzip.compress" takes no int.'],
    ["gzip.decompress('a')", "type ['a'] decompress wants bytes here; this is string."],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    gzips.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
