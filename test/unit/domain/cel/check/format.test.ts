import { describe, expect, test } from 'vitest';
import { checkFormat } from '../../../../../src/domain/cel/check/format.ts';
import { checkPolicies } from '../library/policies.ts';
import { problemsOf } from '../printed.ts';
import { kubernetes } from '../said.ts';

describe('clauses and arguments that are written down go together', () => {
  checkPolicies(
    kubernetes,
    [
      ["'%s has %d'.format(['a', 1])", '"a has 1"'],
      ["'%d'.format([object.a])", '"2"'],
      ["'%d'.format(['a'])", 'type [\'a\'] "%d" of format takes no string.'],
      ["'%s'.format([[1, optional.of(1)]])", 'type [optional.of(1)] "%s" of format takes no optional(int).'],
      ["'%s'.format([{'a': ip('::1')}])", 'type [ip(\'::1\')] "%s" of format takes no net.IP.'],
      ["'%s %s'.format(['a'])", "argument [['a']] The text has 2 clauses; 1 arguments are given."],
      ["'x'.format(['a'])", "argument [['a']] The text has 0 clauses; 1 arguments are given."],
      ["'%q'.format(['a'])", 'argument [\'%q\'] "%q" is no clause of format.'],
      ["'%%'.format([])", '"%"'],
      ["'%s'.format(object.list)", '"1"'],
      ["object.text.format(['a'])", '"<a>"'],
    ],
    { object: { a: 2, list: [1, 3], text: '<%s>' } },
  );
});

test('They are a matter of environments of Kubernetes', () => {
  expect(problemsOf("'%d'.format(['a'])")).toEqual([]);
  expect(checkFormat.length).toBe(4);
});
