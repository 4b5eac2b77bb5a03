import { Failure } from '../cel/evaluate/failure.ts';
import type { Run } from '../cel/evaluate/run.ts';
import type { Local } from '../cel/evaluate/scope.ts';
import type { Binary, Expression, Loop } from '../cel/syntax/ast.ts';
import type { Round } from './rounds.ts';

/** What an element is looked for by; null for what the condition does not say. */
export interface Wanted {
  readonly name: string | null;
  readonly namespace: string | null;
}

export interface Nearest {
  /** The element that was meant; null when there is none. */
  readonly round: Round | null;
  /** The parts of the test that it does not meet. */
  readonly sides: readonly Expression[];
  readonly wanted: Wanted;
}

/** Fields by which a condition says which element it means, and those that narrow it only. */
const naming: ReadonlySet<string> = new Set(['name', 'type', 'id', 'key']);
const narrowing: ReadonlySet<string> = new Set(['namespace', 'kind']);

/** Among so few elements without a name the one that comes nearest was meant. */
const few = 3;

/**
 * The element of a list that comes nearest to a test which none meets: the one that has the name in the test
 * (`d.metadata.name == 'longhorn-manager' && …`), or, in a list of few, the one that meets most of it.
 */
export function nearest(
  run: Run,
  loop: Loop,
  test: Expression,
  rounds: readonly Round[],
  { isNamed, scope: around }: { readonly isNamed: boolean; readonly scope: Local | null },
): Nearest {
  const sides = test.kind === 'logic' && test.operator === '&&' ? test.operands : [test];
  const variable = (loop.variables[1] ?? loop.variables[0]).text;
  const identities = sides.flatMap((side) => identityOf(side, variable) ?? []);
  const names = identities.some(({ field }) => naming.has(field));
  const meant = identities.map(({ side }) => side);
  const candidates =
    names || identities.length > 0
      ? rounds.filter(({ scope }) => meant.every((side) => holds(run, side, scope)))
      : rounds.length <= few
        ? rounds
        : [];
  const isMeant = isNamed || names || (identities.length === 0 && rounds.length <= few);
  const pool = isNamed && candidates.length === 0 ? rounds : candidates;
  const scored = (isMeant ? pool : []).map((round) => {
    const unmet = sides.filter((side) => !holds(run, side, round.scope));
    return { round, unmet };
  });
  const [best] = scored.toSorted((a, b) => a.unmet.length - b.unmet.length);
  const wanted = wantedOf(run, identities, around);
  return { round: best?.round ?? null, sides: best?.unmet ?? [], wanted };
}

interface Identity {
  readonly field: string;
  readonly side: Binary;
  /** The side that does not depend on the element. */
  readonly value: Expression;
}

/** `d.metadata.name == x`, either way round; null for any other test. */
function identityOf(side: Expression, variable: string): Identity | null {
  if (side.kind !== 'binary' || side.operator !== '==') return null;
  const left = fieldOf(side.left, variable);
  const right = fieldOf(side.right, variable);
  if ((left === null) === (right === null)) return null;
  const field = left ?? right ?? '';
  const value = left === null ? side.left : side.right;
  return naming.has(field) || narrowing.has(field) ? { field, side, value } : null;
}

/** The last name of `x.a.b`, of `x.?a.b.orValue('')` too; null for what is not read from the variable. */
function fieldOf(expression: Expression, variable: string): string | null {
  if (expression.kind === 'call' && expression.name.text === 'orValue' && expression.target !== null) {
    return fieldOf(expression.target, variable);
  }
  if (expression.kind !== 'select') return null;
  let first: Expression = expression;
  while (first.kind === 'select') first = first.operand;
  return first.kind === 'identifier' && first.name === variable ? expression.field.text : null;
}

function holds(run: Run, side: Expression, scope: Round['scope']): boolean {
  const result = run.evaluate(side, scope);
  return !(result instanceof Failure) && result.data === true;
}

/** The names that the test compares with: they stem from around the loop. */
function wantedOf(run: Run, identities: readonly Identity[], scope: Local | null): Wanted {
  const valueOf = (isIt: (field: string) => boolean): string | null => {
    const identity = identities.find(({ field }) => isIt(field));
    const result = identity === undefined ? null : run.evaluate(identity.value, scope);
    return result === null || result instanceof Failure || typeof result.data !== 'string' ? null : result.data;
  };
  return { name: valueOf((field) => naming.has(field)), namespace: valueOf((field) => field === 'namespace') };
}
