import { describe, expect, test } from 'vitest';
import { kubernetesRegex } from '../../../../../../src/domain/cel/library/kubernetes/regex.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('regular expressions', () => {
  checkPolicies(kubernetes, [
    ["'abc123def456'.find('[0-9]+')", '"123"'],
    ["'abc'.find('[0-9]+')", '""'],
    ["'abc123def456'.findAll('[0-9]+')", '["123", "456"]'],
    ["'abc123def456'.findAll('[0-9]+', 1)", '["123"]'],
    ["'abc123def456'.findAll('[0-9]+', 0)", '[]'],
    ["'abc123def456'.findAll('[0-9]+', -5)", '["123", "456"]'],
    ["'baaau'.findAll('a*')", '["", "aaa", ""]'],
    ["'aé😀b'.findAll('.')", '["a", "é", "😀", "b"]'],
    ["'x'.find('(')", 'argument [\'(\'] "(" is no regular expression of RE2.'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    kubernetesRegex.every(({ name, method }) =>
      (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name),
    ),
  ).toBe(true);
});
