import { expect, test } from 'vitest';
import { Failure } from '../../../../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../../../../src/domain/jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { search } from '../../search.ts';

function again(expression: string, times: number): string {
  return Array.from({ length: times }, () => expression).join(' | ');
}

/** Each asks for more than there is; it ends with what it comes to, and never in a throw. */
const cases: readonly (readonly [query: string, data: unknown, code: string])[] = [
  [again("replace_all(@, 'a', 'aaaaaaaaaa')", 30), 'a', 'budget'],
  [again("replace_all(@, '', 'aa')", 40), 'a', 'budget'],
  [again("regex_replace_all('a', @, 'aaaaaaaaaa')", 30), 'a', 'budget'],
  [again('[@, @]', 40) + ' | to_string(@)', 'x', 'budget'],
  [again('[@, @]', 30) + ' | @ == @', 'x', 'budget'],
  [again('{a: @, b: @}', 30) + " | items(@, 'k', 'v')", 'x', 'budget'],
  ["split(@, '')", 'x'.repeat(900_000), 'budget'],
  ['pattern_match(@, @)', '*a'.repeat(5000), 'budget'],
  ["regex_match('(a*)*b', @)", 'a'.repeat(100_000), 'value'],
  ['to_string(parse_json(@))', '['.repeat(20_000) + ']'.repeat(20_000), 'budget'],
  ['parse_yaml(@)', '['.repeat(20_000), 'budget'],
  [
    'parse_yaml(@)',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replaceAll(/./g, (name, at) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefg'[at]}`).join(',')}]\n`)}`,
    'budget',
  ],
  ["add('1e999999999', '1')", null, 'budget'],
  ["sum(['1e9999', '1n'])", {}, 'budget'],
  ["multiply('1e999999999', `1e300`)", null, 'value'],
  ["divide('1', '1e4000')", null, 'value'],
  ['round(`1.5`, `1e9`)', null, 'value'],
  ['truncate(@, `1e308`)', 'a', 'value'],
  ["semver_compare('1.0.0', @)", '>1.0.0 '.repeat(100_000), 'budget'],
  ['time_parse(@, @)', '2006'.repeat(100_000), 'budget'],
  ['image_normalize(@)', 'a/'.repeat(200_000), 'budget'],
  ["object_from_lists(['__proto__', 'constructor'], [`1`, `2`])", {}, 'value'],
  ["lookup(@, '__proto__')", {}, 'value'],
];

test.each(cases)('%s', (query, data, code) => {
  const { expression } = compile(query, kyvernoLibrary);
  if (expression === null) throw new Error(query);
  const result = search(expression, data, kyvernoLibrary);
  expect(result instanceof Failure ? result.code : 'value').toBe(code);
});
