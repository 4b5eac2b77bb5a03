import { isMap } from '../../../../src/domain/kubernetes/read.ts';
import type { Expectation, Words } from './operation.ts';

/** One line of a `check` of Chainsaw: an expression in parentheses, and what it has to come to. */
type Reading = (value: unknown, ...groups: readonly string[]) => Expectation | null;

const readings: readonly (readonly [RegExp, Reading])[] = [
  [/^\(\$error != (?:null|`null`)\)$/, (value) => said(value === true ? 'denied' : 'allowed')],
  [/^\(\$error == (?:null|`null`)\)$/, (value) => said(value === true ? 'allowed' : 'denied')],
  [/^\((?:trim_space\()?\$(?:error|stderr)\)?\)$/, (value) => whole(value)],
  [
    /^\(contains\(\$(?:error|stderr), '((?:[^'\\]|\\.)*)'\)\)$/,
    (value, text = '') =>
      said('either', { text: text.replaceAll("\\'", "'"), isWhole: false, isThere: value === true }),
  ],
];

/**
 * What a check says of a request: `otherwise` where it says nothing of an error. Null when it can't be read.
 * Chainsaw's checks are documented at kyverno.github.io/chainsaw.
 */
export function expectationOf(check: unknown, otherwise: Expectation['verdict']): Expectation | null {
  if (!isMap(check)) return null;
  const read = Object.entries(check).map(([expression, value]) => {
    for (const [form, reading] of readings) {
      const match = form.exec(expression);
      if (match !== null) return reading(value, ...match.slice(1));
    }
    return null;
  });
  const known = read.filter((one) => one !== null);
  if (known.length < read.length) return null;
  return {
    verdict: known.find(({ verdict }) => verdict !== 'either')?.verdict ?? otherwise,
    words: known.flatMap(({ words }) => words),
  };
}

function said(verdict: Expectation['verdict'], ...words: readonly Words[]): Expectation {
  return { verdict, words };
}

function whole(value: unknown): Expectation | null {
  return typeof value === 'string' ? said('denied', { text: value, isWhole: true, isThere: true }) : null;
}
