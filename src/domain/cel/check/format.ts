import { clausesOf } from '../library/clause.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import { nameOf } from '../type.ts';
import type { Type } from '../type.ts';
import type { Checker } from './check.ts';
import type { Scope } from './environment.ts';
import { problem } from './message.ts';

/** What each clause takes; `s` takes these inside of lists and maps too. */
const taken: Readonly<Record<string, ReadonlySet<Type['kind']>>> = {
  s: kinds('list map int uint double bool string timestamp bytes duration type null'),
  d: kinds('int uint'),
  f: kinds('double string'),
  e: kinds('double string'),
  b: kinds('int uint bool'),
  x: kinds('int uint string bytes'),
  X: kinds('int uint string bytes'),
  o: kinds('int uint'),
};

function kinds(names: string): ReadonlySet<Type['kind']> {
  return new Set(['dyn', ...(names.split(' ') as Type['kind'][])]);
}

/**
 * `'…%s…'.format([a, b])` with both written down: clauses and arguments have to go together
 * (cel-go, ext/formatting.go: stringFormatValidator).
 */
export function checkFormat(
  checker: Checker,
  { target, name }: Call,
  args: readonly Expression[],
  scope: Scope | null,
): void {
  const list = args[1];
  if (target?.kind !== 'literal' || typeof target.value !== 'string') return;
  if (name.text !== 'format' || list?.kind !== 'list') return;
  const clauses = clausesOf(target.value).filter(({ verb }) => verb !== '%');
  for (const [index, { verb }] of clauses.entries()) {
    const known = taken[verb];
    const element = list.elements[index];
    if (known === undefined) {
      checker.report(problem('argument', target, `"%${verb}" is no clause of format.`));
      return;
    }
    if (element === undefined) break;
    const wrong = wrongIn(checker, element.value, known, verb === 's', scope);
    if (wrong === null) continue;
    const message = `"%${verb}" of format takes no ${nameOf(checker.typeOf(wrong, scope))}.`;
    checker.report(problem('type', wrong, message));
    return;
  }
  const given = list.elements.length;
  if (given === clauses.length) return;
  checker.report(problem('argument', list, `The text has ${clauses.length} clauses; ${given} arguments are given.`));
}

/** The part of an expression that a clause does not take. */
function wrongIn(
  checker: Checker,
  expression: Expression,
  known: ReadonlySet<Type['kind']>,
  isDeep: boolean,
  scope: Scope | null,
): Expression | null {
  if (!known.has(checker.typeOf(expression, scope).kind)) return expression;
  if (!isDeep) return null;
  const inner = expression.kind === 'list' ? expression.elements.map(({ value }) => value) : [];
  const entries = expression.kind === 'map' ? expression.entries.flatMap(({ key, value }) => [key, value]) : [];
  for (const part of [...inner, ...entries]) {
    const wrong = wrongIn(checker, part, known, isDeep, scope);
    if (wrong !== null) return wrong;
  }
  return null;
}
