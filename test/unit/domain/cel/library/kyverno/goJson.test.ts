import { describe, expect, test } from 'vitest';
import { toGoJson } from '../../../../../../src/domain/cel/library/kyverno/goJson.ts';
import { Purse, usualBudget } from '../../../../../../src/domain/cel/evaluate/budget.ts';
import { MadeList } from '../../../../../../src/domain/cel/value/made.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('JSON as Go writes it', () => {
  checkPolicies(kyverno, [
    [
      "json.marshal({'b': 1, 'a': [true, null]})",
      'type [[true, null]] All of a literal are of one type, here int; this is list.',
    ],
    ["json.marshal('<&>\\u2028\"')", '"\\"\\\\u003c\\\\u0026\\\\u003e\\\\u2028\\\\\\"\\""'],
    ['json.marshal(1.5)', '"1.5"'],
    ['json.marshal(1e21)', '"1e+21"'],
    ['json.marshal(1e-7)', '"1e-7"'],
    ['json.marshal(-0.0)', '"-0"'],
    ["json.marshal(b'abc')", '"\\"YWJj\\""'],
    ['json.marshal(3u)', '"3"'],
    ["json.marshal(duration('1s'))", '"1000000000"'],
    ["json.marshal(timestamp('2024-01-01T00:00:00Z'))", '"\\"2024-01-01T00:00:00Z\\""'],
    ["json.marshal(optional.of('a'))", '"\\"a\\""'],
    ['json.marshal(optional.none())', '"null"'],
    ['json.marshal(int)', '"\\"int\\""'],
    ['json.marshal({1: 2})', 'argument: JSON has keys that are texts only.'],
    ['json.marshal(0.0 / 0.0)', 'argument: JSON has no numbers without end.'],
    ["json.marshal(ip('1.2.3.4'))", 'argument: JSON has no net.IP.'],
    ["json.marshal({'é': 1, 'z': 2, '🚢': 3, '\\uffee': 4})", '"{\\"z\\":2,\\"é\\":1,\\"￮\\":4,\\"🚢\\":3}"'],
  ]);
});

test('What is deep has its end', () => {
  let list = new MadeList([]);
  for (let depth = 0; depth < 600; depth++) list = new MadeList([{ data: list, from: null }]);
  expect(toGoJson(list, new Purse(usualBudget))).toMatchObject({ code: 'budget' });
});
