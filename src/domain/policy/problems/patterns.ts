import { isMap } from '../../kubernetes/read.ts';
import { variablesIn } from '../classic/braces.ts';
import { durationOf } from '../durationOf.ts';
import { parseQuantity } from '../../quantity/quantity.ts';
import { parseAnchor } from '../pattern/anchor.ts';
import { parseTerm } from '../pattern/term.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, itemsOf, loopsOf, textsIn } from './rules.ts';
import type { Placed } from './rules.ts';

/** What is wrong with the patterns of a rule: anchors that are none, and comparisons that nothing can pass. */
export function patternProblems(rule: Placed): readonly PolicyProblem[] {
  const bodies = [inside(rule, 'validate'), ...loopsOf(rule).filter(({ steps }) => steps.includes('validate'))];
  const patterns = [
    ...bodies.map((body) => inside(body, 'pattern')),
    ...bodies.flatMap((body) => itemsOf(body, 'anyPattern')),
  ];
  return patterns.flatMap((pattern) =>
    [...textsIn(pattern)].flatMap(({ text, steps, on }) =>
      on === 'key' ? keyProblems(pattern, text, steps) : termProblems(text, steps),
    ),
  );
}

const allAnchors = 'there are (…), =(…), X(…), ^(…) and <(…).';

function keyProblems(pattern: Placed, key: string, steps: Placed['steps']): readonly PolicyProblem[] {
  const tell = (severity: 'error' | 'warning', message: string): readonly PolicyProblem[] => [
    problemAt(steps, 'pattern', severity, message, { on: 'key' }),
  ];
  const anchor = parseAnchor(key);
  if (anchor === null) {
    const reason = isSubstituted(key) ? null : noAnchor(key);
    return reason === null ? [] : tell('warning', reason);
  }
  switch (anchor.kind) {
    case 'add':
      return tell('error', `${quoted(key)} is an anchor of changes; in a pattern that validates ${allAnchors}`);
    case 'existence': {
      const value = steps.slice(pattern.steps.length).reduce(below, pattern.value);
      if (Array.isArray(value) && value.length > 0) return [];
      return tell('error', `${quoted(key)} wants a list with at least one pattern.`);
    }
    default:
      return [];
  }
}

function below(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isMap(value) ? value[step] : undefined;
}

/** Why a key with parentheses is no anchor; null for a key without any. */
function noAnchor(key: string): string | null {
  const now = key.trim();
  const [opens, closes] = [now.includes('('), now.includes(')')];
  if (!opens && !closes) return null;
  const like = `Kyverno reads ${quoted(key)} as the name of a field`;
  if (!closes) return `${like}: a ")" is missing.`;
  if (!opens) return `${like}: a "(" is missing.`;
  const [, sign = '', inner = ''] = /^([^(]*)\(([^)]+)\)$/.exec(now) ?? [];
  if (inner === '') return `${like}: the anchors are (…), =(…), X(…), ^(…) and <(…).`;
  if (sign.toUpperCase() === 'X') return `${like}; did you mean ${quoted(`X(${inner})`)}?`;
  return `${like}: ${quoted(sign)} begins no anchor; ${allAnchors}`;
}

/** What is put in may be anything. */
function isSubstituted(text: string): boolean {
  return variablesIn(text).length > 0 || text.includes('$(');
}

function termProblems(text: string, steps: Placed['steps']): readonly PolicyProblem[] {
  if (isSubstituted(text)) return [];
  const found: PolicyProblem[] = [];
  let start = 0;
  for (const piece of text.split(/[|&]/)) {
    const term = piece.trim();
    const at = start + piece.indexOf(term);
    const message = term === '' ? null : ofTerm(term);
    const part = { start: at, end: at + term.length };
    if (message !== null) found.push(problemAt(steps, 'pattern', 'warning', message, { part }));
    start += piece.length + 1;
  }
  return found;
}

const signs = { more: '>', moreOrEqual: '>=', less: '<', lessOrEqual: '<=' } as const;

/** Texts are equal or they are not; an order is of durations, quantities and numbers. */
function ofTerm(text: string): string | null {
  const [, misspelled = ''] = /^(=>|=<|={1,2})\s*\d/.exec(text) ?? [];
  if (misspelled !== '') {
    const meant = { '=>': '>=', '=<': '<=' }[misspelled];
    return `Kyverno reads ${quoted(text)} as a text: there is no operator "${misspelled}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`;
  }
  const term = parseTerm(text);
  if (term.kind !== 'one' || term.operator === 'equal') return null;
  if (term.operator === 'notEqual') return null;
  const sign = signs[term.operator];
  if (term.operand === '') return `"${sign}" compares with nothing, so no value passes.`;
  if (durationOf(term.operand) !== null || typeof parseQuantity(term.operand) !== 'string') return null;
  return `"${sign}" compares numbers, quantities and durations; no value is ${quoted(text)}.`;
}
