import type { Functions } from '../library/functions.ts';
import type { Expression, Identifier } from '../syntax/ast.ts';
import type { Value } from '../value/data.ts';
import type { Externals } from '../value/externals.ts';
import { nothingOutside } from '../value/externals.ts';
import { typeNames } from '../value/names.ts';
import { Trouble } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { evaluateBind, evaluateOptionalMap } from './bind.ts';
import { Purse } from './budget.ts';
import type { Budget } from './budget.ts';
import { evaluateCall } from './call.ts';
import { Failure } from './failure.ts';
import type { Result } from './failure.ts';
import { evaluateHas, evaluateIndex, evaluateSelect } from './field.ts';
import { evaluateList, evaluateMap } from './literal.ts';
import { evaluateConditional, evaluateLogic } from './logic.ts';
import { evaluateLoop } from './loop.ts';
import { evaluateBinary, evaluateUnary } from './operator.ts';
import { localNamed } from './scope.ts';
import type { Local } from './scope.ts';

/** A variable that is worked out when it is first asked for, in the same run. */
export type Lazy = (run: Run) => Result;

/** By name; a name may have dots. */
export type Variables = ReadonlyMap<string, Value | Lazy>;

/**
 * One evaluation: what it may use, what is left of its budget, and which variables it has worked out.
 * Nothing is shared between runs, so one expression may be evaluated inside another run of itself.
 */
export class Run {
  readonly functions: Functions;
  readonly variables: Variables;
  /** Every side and every element is looked at, so that all that decides a result is known. */
  readonly explain: boolean;
  readonly purse: Purse;
  readonly #known = new Map<string, Result>();
  readonly #dotted: boolean;

  constructor(
    functions: Functions,
    variables: Variables,
    explain: boolean,
    budget: Budget,
    externals: Externals = nothingOutside,
  ) {
    this.functions = functions;
    this.variables = variables;
    this.explain = explain;
    this.purse = new Purse(budget, externals);
    this.#dotted = [...variables.keys()].some((name) => name.includes('.'));
  }

  /** Works out an expression. What can go wrong is in the result; nothing is thrown. */
  evaluate(expression: Expression, scope: Local | null): Result {
    if (!this.purse.enter()) return new Failure(this.purse.exhausted(), expression, null);
    const result = this.#node(expression, scope);
    this.purse.leave();
    return result;
  }

  /** Whether a name with dots is one variable, or the name of a type. */
  isWhole(path: string): boolean {
    return (this.#dotted && this.variables.has(path)) || (/^(google|net)\./.test(path) && typeNames.has(path));
  }

  /** A variable, or the name of a type; undefined for a name that means nothing. */
  lookup(name: string): Result | undefined {
    const variable = this.variables.get(name);
    if (typeof variable !== 'function') return variable ?? typeNamed(name);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const result = variable(this);
    this.#known.set(name, result);
    return result;
  }

  #node(expression: Expression, scope: Local | null): Result {
    switch (expression.kind) {
      case 'literal':
        return { data: expression.value, from: null };
      case 'identifier':
        return this.#name(expression, scope);
      case 'select':
        return evaluateSelect(this, expression, scope);
      case 'index':
        return evaluateIndex(this, expression, scope);
      case 'has':
        return evaluateHas(this, expression, scope);
      case 'call':
        return evaluateCall(this, expression, scope);
      case 'unary':
        return evaluateUnary(this, expression, scope);
      case 'binary':
        return evaluateBinary(this, expression, scope);
      case 'logic':
        return evaluateLogic(this, expression, scope);
      case 'conditional':
        return evaluateConditional(this, expression, scope);
      case 'list':
        return evaluateList(this, expression, scope);
      case 'map':
        return evaluateMap(this, expression, scope);
      case 'message': {
        const message = `Messages of type "${expression.name.text}" are not known here.`;
        return new Failure(new Trouble('unknown', message), expression, null);
      }
      case 'loop':
        return evaluateLoop(this, expression, scope);
      case 'bind':
        return evaluateBind(this, expression, scope);
      case 'optionalMap':
        return evaluateOptionalMap(this, expression, scope);
    }
  }

  #name(expression: Identifier, scope: Local | null): Result {
    const { name, absolute } = expression;
    const result = (absolute ? undefined : localNamed(scope, name)) ?? this.lookup(name);
    return (
      result ??
      new Failure(
        new Trouble('unknown', `Nothing is known of "${name}".`, null, words.noAttribute(name)),
        expression,
        null,
      )
    );
  }
}

function typeNamed(name: string): Value | undefined {
  const data = typeNames.get(name);
  return data === undefined ? undefined : { data, from: null };
}
