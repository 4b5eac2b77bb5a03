import { describe, expect, test } from 'vitest';
import { yamlTexts } from '../../../../../../src/domain/cel/library/kyverno/yaml.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('YAML as a value', () => {
  checkPolicies(kyverno, [
    [
      "yaml.parse('a: 1\\nb: [x, y]\\nc: 1.5\\nd: yes\\ne: ~\\n')",
      '{"a": 1.0, "b": ["x", true], "c": 1.5, "d": true, "e": null}',
    ],
    ["yaml.parse('')", 'null'],
    ["yaml.parse('x')", '"x"'],
    ["yaml.parse('1')", '1.0'],
    ["yaml.parse('a: {')", 'argument: The text is no YAML: "{" is not closed: "}" is missing.'],
    ["yaml.parse('a: 1\\n---\\nb: 2\\n')", '{"a": 1.0}'],
    ["yaml.parse('a: 1\\na: 2\\n')", '{"a": 2.0}'],
    ["yaml.parse('a: &x 1\\nb: *x\\n')", '{"a": 1.0, "b": 1.0}'],
    ["yaml.parse('<<: {a: 1}\\nb: 2\\n')", '{"a": 1.0, "b": 2.0}'],
    ["yaml.parse('1: a\\ntrue: b\\n')", '{"1": "a", "true": "b"}'],
    ["yaml.parse('a: 2024-01-01\\n')", '{"a": "2024-01-01"}'],
    ["yaml.parse('a: 0x10\\nb: 010\\nc: 1_000\\nd: 1e3\\n')", '{"a": 16.0, "b": 8.0, "c": 1000.0, "d": 1000.0}'],
    ['yaml.parse(\'a: "\\\\u00e9"\\n\')', '{"a": "é"}'],
    ["yaml.parse('a: |\\n  x\\n  y\\n')", '{"a": "x\\ny\\n"}'],
    ["yaml.parse('a: .inf\\n')", 'argument: The text is no YAML: ".inf" is a number that JSON can\'t hold.'],
    ["yaml.parse('a: !!binary aGk=\\n')", '{"a": "hi"}'],
    ["yaml.parse('\\ta: 1')", 'argument: The text is no YAML: A tab indents this line; YAML indents with spaces.'],
    ["yaml.parse('- 1\\n- a\\n')", '[1.0, "a"]'],
    ['yaml.parse(1)', 'type [1] parse wants string here; this is int.'],
    ["yaml.parse('a: 12345678901234567890\\n')", '{"a": 1.2345678901234567e+19.0}'],
    ["yaml.parse('on: 1\\noff: 2\\nn: y\\n')", '{"true": 1.0, "false": true}'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    yamlTexts.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
