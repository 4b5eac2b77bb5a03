import { describe, expect, test } from 'vitest';
import { jsonTexts } from '../../../../../../src/domain/cel/library/kyverno/json.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('JSON as text and as a value', () => {
  checkPolicies(kyverno, [
    ['json.unmarshal(\'{"a":1,"b":[1.5,null,true,"x"]}\')', '{"a": 1.0, "b": [1.5, null, true, "x"]}'],
    ['json.unmarshal(\'{"a":1}\').a', '1.0'],
    ['json.unmarshal(\'{"a":1}\').a == 1', 'true'],
    ['json.unmarshal(\'{"a":1,"a":2}\').a', '2.0'],
    ["json.unmarshal('{')", 'argument: "{" is no JSON.'],
    ["json.unmarshal('')", 'argument: "" is no JSON.'],
    ['json.unmarshal(\'"x"\')', '"x"'],
    ["json.unmarshal('1e400')", 'argument: A number is too large for a double.'],
    ["json.unmarshal('123456789012345678901234567890')", '1.2345678901234568e+29.0'],
    ['json.unmarshal(1)', 'overload: "unmarshal" takes no int.'],
    ["json.unmarshal(b'1')", 'overload: "unmarshal" takes no bytes.'],
    ['json.unmarshal(\'{"__proto__":1,"constructor":2}\')', '{"__proto__": 1.0, "constructor": 2.0}'],
    ["json.unmarshal('[1] x')", 'argument: "[1] x" is no JSON.'],
    ["json.marshal({'a':1})", '"{\\"a\\":1}"'],
    [
      "json.marshal({'b':1.5,'a':'x<y&z>\"'})",
      "type ['x<y&z>\"'] All of a literal are of one type, here double; this is string.",
    ],
    ['json.marshal([1,2])', '"[1,2]"'],
    ['json.marshal([1.0, 1e21, 1e-7, 123456789.0])', '"[1,1e+21,1e-7,123456789]"'],
    ["json.marshal([dyn(1), dyn('a')].map(x, x))", '"[1,\\"a\\"]"'],
    ['json.marshal(1)', '"1"'],
    ['json.marshal(1.5)', '"1.5"'],
    ["json.marshal('é\\u2028')", '"\\"é\\\\u2028\\""'],
    ['json.marshal(null)', '"null"'],
    ['json.marshal(true)', '"true"'],
    ["json.marshal(b'abc')", '"\\"YWJj\\""'],
    ["json.marshal(timestamp('2024-01-01T00:00:00Z'))", '"\\"2024-01-01T00:00:00Z\\""'],
    ["json.marshal(duration('1h'))", '"3600000000000"'],
    ['json.marshal(1u)', '"1"'],
    ['json.marshal({1:2})', 'argument: JSON has keys that are texts only.'],
    ["json.marshal({'a':{1:2}})", 'argument: JSON has keys that are texts only.'],
    ["json.marshal({'a':{'b':[null]}})", '"{\\"a\\":{\\"b\\":[null]}}"'],
    ["json.marshal([b'abc'])", '"[\\"YWJj\\"]"'],
    ["json.marshal([timestamp('2024-01-01T00:00:00Z')])", '"[\\"2024-01-01T00:00:00Z\\"]"'],
    ["json.marshal([duration('1h')])", '"[3600000000000]"'],
    ['json.marshal([1u])', '"[1]"'],
    ['json.marshal(optional.of(1))', '"1"'],
    ['json.marshal([optional.of(1)])', '"[1]"'],
    ['json.marshal(1.0/0.0)', 'argument: JSON has no numbers without end.'],
    ["json.marshal({'a': 0.0})", '"{\\"a\\":0}"'],
    ['json.marshal(-0.0)', '"-0"'],
    ["json.encode({'a': 1})", '"{\\"a\\":1}"'],
    ['json.unmarshal(\'{"a": [1]}\').a[0]', '1.0'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    jsonTexts.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
