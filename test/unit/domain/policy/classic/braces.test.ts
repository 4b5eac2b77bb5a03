import { describe, expect, test } from 'vitest';
import { variablesIn } from '../../../../../src/domain/policy/classic/braces.ts';

/** Kyverno's own expression, which takes time without end for some texts. */
const kyverno = /(^|[^\\])(\{\{(?:\{[^{}]*\}|[^{}])*\}\})/g;

const found = (text: string): readonly string[] => variablesIn(text).map(({ start, end }) => text.slice(start, end));

describe('variables in a text', () => {
  test.each<[string, readonly string[]]>([
    ['no variable', []],
    ['{{a}}', ['{{a}}']],
    ['x{{ a }}y{{b}}z', ['{{ a }}', '{{b}}']],
    ['{{ {a: b} }}', ['{{ {a: b} }}']],
    ['{{ a {{ b }} c }}', ['{{ b }}']],
    [String.raw`\{{ a }} {{ b }}`, ['{{ b }}']],
    ['{{a}}{{b}}', ['{{a}}']],
    ['{{{a}}', ['{{a}}']],
    ['{{a}', []],
    ['{{a', []],
    ['{{a}b}}', []],
    ['{{\n a\n}}', ['{{\n a\n}}']],
    ['{{}}', ['{{}}']],
  ])('%j', (text, variables) => {
    expect(found(text)).toEqual(variables);
  });

  test('are those of Kyverno in any text', () => {
    const signs = ['{', '}', '{{', '}}', 'a', ' ', '\\'];
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: next(14) }, () => signs[next(signs.length)]).join('');
      const theirs = [...text.matchAll(kyverno)].map(([, , variable]) => variable);
      expect([text, found(text)]).toEqual([text, theirs]);
    }
  });

  test('are found in time in a text that never ends', () => {
    const text = '{{ {a} '.repeat(200_000);
    expect(variablesIn(text)).toEqual([]);
  });
});
