import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../../../src/domain/cel/library/kyverno/native.ts';
import { Purse, usualBudget } from '../../../../../../src/domain/cel/evaluate/budget.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('what Go makes of JSON', () => {
  checkPolicies(kyverno, [
    ["json.unmarshal('1')", '1.0'],
    ['json.unmarshal(\'[1, {"a": 2}]\')', '[1.0, {"a": 2.0}]'],
    ["json.unmarshal('1e400')", 'argument: A number is too large for a double.'],
    ['json.unmarshal(\'{"__proto__": 1, "constructor": 2}\')', '{"__proto__": 1.0, "constructor": 2.0}'],
    ['json.unmarshal(\'"\\\\ud800"\')', '"�"'],
    ["type(json.unmarshal('5'))", 'double'],
  ]);
});

test('Parts stem from where the text did, and what is deep has its end', () => {
  const read = (text: string): unknown => fromJson(JSON.parse(text), null, new Purse(usualBudget));
  expect(read(`${'['.repeat(600)}${']'.repeat(600)}`)).toMatchObject({ code: 'budget' });
  expect(read('[1]')).toMatchObject({ kind: 'list', size: 1 });
});
