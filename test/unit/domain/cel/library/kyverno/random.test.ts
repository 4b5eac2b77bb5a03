import { describe, expect, test } from 'vitest';
import { randoms } from '../../../../../../src/domain/cel/library/kyverno/random.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('texts by chance', () => {
  checkPolicies(
    kyverno,
    [
      ['random()', '"[0-9a-z]{8}"'],
      ["random('a+')", '"a+"'],
      ["random.random('a+')", '"a+"'],
      ["random('(')", 'argument: "(" is no regular expression.'],
    ],
    {},
    { externals: { ...nothingOutside, random: (pattern) => ({ found: pattern }) } },
  );
});

test('What nobody brings is missing', () => {
  expect(said(kyverno, "random.random('a+')")).toBe(
    'missing: The expression asks for a random value a+, which is not known here.',
  );
  expect(randoms.length).toBe(4);
});
