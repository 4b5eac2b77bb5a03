import { children } from '../cel/syntax/ast.ts';
import type { Expression } from '../cel/syntax/ast.ts';
import { parse } from '../cel/syntax/parse.ts';
import { near } from '../own/near.ts';
import { orElse, quoted } from '../own/said.ts';
import type { Range } from '../range.ts';
import { expressionsOf, inExpression } from './expressions.ts';
import type { PhaseRule } from './facts.ts';

/**
 * Applications that expressions name (`applications.web.enabled`, `applications['web']`) are in the table. To the language
 * they are keys of a map, which may be missing: one whose being there is asked in the same expression may be.
 */
export const knownApplications: PhaseRule = ({ phase, rows, text }) => {
  if (rows === null) return [];
  return expressionsOf(phase).flatMap(({ read }) =>
    namedIn(read.value)
      .filter(({ name }) => !rows.has(name))
      .slice(0, most)
      .map(({ name, range }) => {
        const guess = near(name, [...rows.keys()]);
        const message = `No application is called ${quoted(name)}${orElse(guess, '.')}`;
        return inExpression(
          'phase/unknown-name',
          { message, near: guess, start: range.start, end: range.end },
          read,
          text,
        );
      }),
  );
};

/** What is wrong with an expression so often is about something else. */
const most = 20;

interface Named {
  readonly name: string;
  /** In the text of the expression, without quotes. */
  readonly range: Range;
}

/** The applications that have to be there for an expression to have a value; none for a text that is no expression. */
function namedIn(text: string): readonly Named[] {
  const parsed = parse(text);
  const all = parsed.ok ? within(parsed.expression) : [];
  if (all.some(binds)) return [];
  const asked = new Set(all.flatMap((one) => askedBy(one) ?? []));
  return all.flatMap((one) => nameIn(one, text) ?? []).filter(({ name }) => !asked.has(name));
}

function within(expression: Expression): readonly Expression[] {
  return [expression, ...children(expression).flatMap((child) => within(child))];
}

/** Whether it gives the name another meaning. */
function binds(expression: Expression): boolean {
  if (expression.kind === 'loop') return expression.variables.some(({ text }) => text === table);
  return (expression.kind === 'bind' || expression.kind === 'optionalMap') && expression.variable.text === table;
}

const table = 'applications';

function isTable(expression: Expression): boolean {
  return expression.kind === 'identifier' && expression.name === table;
}

/** The application that an expression reads. */
function nameIn(expression: Expression, text: string): Named | null {
  if (expression.kind === 'select' && isTable(expression.operand)) {
    const { text: name, start, end } = expression.field;
    return { name, range: { start, end } };
  }
  if (expression.kind !== 'index' || !isTable(expression.operand)) return null;
  const name = literal(expression.index);
  if (name === null) return null;
  const { start, end } = expression.index;
  const isPlain = text.slice(start + 1, end - 1) === name;
  return { name, range: isPlain ? { start: start + 1, end: end - 1 } : { start, end } };
}

/** The application of which an expression asks whether it is there. */
function askedBy(expression: Expression): string | null {
  switch (expression.kind) {
    case 'has':
      return isTable(expression.operand.operand) ? expression.operand.field.text : null;
    case 'binary':
      return expression.operator === 'in' && isTable(expression.right) ? literal(expression.left) : null;
    case 'select':
      return expression.optional && isTable(expression.operand) ? expression.field.text : null;
    case 'index':
      return expression.optional && isTable(expression.operand) ? literal(expression.index) : null;
    default:
      return null;
  }
}

function literal(expression: Expression): string | null {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : null;
}
