import { describe, expect, test } from 'vitest';
import { variables } from '../../../../src/domain/cel/cel.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { whyNot } from '../../../../src/domain/phases/why.ts';

const pods = [
  { name: 'a', ready: true, n: 1, conditions: [{ type: 'Ready', status: 'True' }] },
  { name: 'b', ready: false, n: 2, conditions: [{ type: 'Ready', status: 'False' }] },
];
const data = {
  pods,
  one: [{ n: 1 }],
  empty: [],
  map: { x: { on: true }, y: { on: false } },
  version: 'v1.20',
  s: 'text',
};

/** The causes of a condition: subject, first place, what is missing. */
function causes(expression: string): string[] {
  const parsed = parse(expression);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return whyNot(parsed.expression, variables(data), (name) => name === 'one').map(({ subject, places, missing }) => {
    const [place] = places;
    const where = place === undefined ? '-' : [place.variable, ...place.steps].join('.');
    return `${subject ?? ''}|${where}|${missing === null ? '' : (missing.name ?? 'something')}`;
  });
}

describe('why a condition does not hold', () => {
  test.each([
    ['s == "other"', ['|s|']],
    ['pods[1].ready && s == "text"', ['|pods.1.ready|']],
    ['pods[1].ready && s == "other"', ['|pods.1.ready|', '|s|']],
    ['s == "text" && pods[0].missing', ['|pods.0.missing|']],
    ['s == "other" && pods[0].missing', ['|s|']],
    ['pods[0].missing', ['|pods.0.missing|']],
    ['s == "a" || s == "b" || pods[1].ready', ['|pods.1.ready|']],
    ['pods.all(p, p.ready)', ['b|pods.1.ready|']],
    ['pods.all(p, p.n > 5)', ['a|pods.0.n|', 'b|pods.1.n|']],
    ['pods.exists(p, p.name == "b" && p.ready)', ['|pods.1.ready|']],
    ['pods.exists(p, "b" == p.name && p.n == 3)', ['|pods.1.n|']],
    ['pods.exists(p, p.name == "c" && p.ready)', ['|pods|c']],
    ['empty.exists(p, p.name == "c")', ['|empty|c']],
    ['empty.exists(p, p.ready)', ['|empty|something']],
    ['one.exists(p, p.n == 2)', ['|one.0.n|']],
    ['["b", "c"].all(name, pods.exists(p, p.name == name && p.ready))', ['b|pods.1.ready|', 'c|pods|c']],
    ['pods.all(p, p.conditions.exists(c, c.type == "Ready" && c.status == "True"))', ['b|pods.1.conditions.0.status|']],
    [
      'pods.all(p, p.conditions.exists(c, c.type == "Other"))',
      ['a|pods.0.conditions|Other', 'b|pods.1.conditions|Other'],
    ],
    ['!pods.exists(p, p.n > 1)', ['b|pods.1.n|']],
    ['!pods.exists(p, p.ready && p.n == 1)', ['a|pods.0.n|']],
    ['!(!pods[1].ready)', ['|pods.1.ready|']],
    ['map.all(key, map[key].on)', ['y|map.y.on|']],
    ['s == "text" ? pods[1].ready : true', ['|pods.1.ready|']],
    ['cel.bind(p, pods[1], p.ready)', ['|pods.1.ready|']],
    ['int(version.split(".")[1]) > 30', ['|version|']],
    ['"z" in pods[0]', ['|pods.0|z']],
    ['pods.map(p, p.name) == ["a"]', ['|pods.1.name|']],
    ['pods.size() == 3', ['|pods|']],
    ['[["x", "y"]].all(w, pods.exists(p, p.name == w[0]))', ['x/y|pods|x']],
    ['false', ['|-|']],
  ])('%s', (expression, expected) => {
    expect(causes(expression)).toEqual(expected);
  });

  test('An expression that takes too long ends', () => {
    expect(causes('lists.range(3000).all(a, lists.range(3000).all(b, a + b < 0))').length).toBeLessThan(21);
  });
});
