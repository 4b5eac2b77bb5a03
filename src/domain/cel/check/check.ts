import type { Problem } from '../problem.ts';
import type { Bind, Conditional, Expression, ListLiteral, Logic, MapLiteral, OptionalMap } from '../syntax/ast.ts';
import type { Type } from '../type.ts';
import { admits, bool, comparable, dyn, isSame, join, listOf, mapOf, nameOf, open, optionalOf } from '../type.ts';
import { checkBinary, checkCall, checkUnary } from './call.ts';
import { lookup, namesIn } from './environment.ts';
import type { Environment, Scope } from './environment.ts';
import { checkIndex, checkSelect } from './field.ts';
import { keyOf } from '../value/made.ts';
import { typeOfLiteral } from './literal.ts';
import { checkLoop } from './loop.ts';
import { problem, unknown } from './message.ts';

/**
 * What is wrong with an expression before there are values, in the order of the text: unknown names, fields and
 * functions, wrong numbers and types of arguments, and a result that can't be of the wanted type.
 * A value of type dyn is taken everywhere.
 */
export function check(expression: Expression, environment: Environment, wanted: Type | readonly Type[]): Checked {
  const checker = new Checker(environment);
  const type = checker.typeOf(expression, null);
  if (checker.problems.length > 0) {
    return { type, problems: checker.problems.toSorted((one, other) => one.start - other.start) };
  }
  const all = 'kind' in wanted ? [wanted] : wanted;
  if (!all.some((one) => (environment.kubernetes === undefined ? admits(one, type) : isExactly(one, type)))) {
    const message = `The expression gives ${nameOf(type)}; ${all.map(nameOf).join(' or ')} is wanted.`;
    return { type, problems: [problem('result', expression, message)] };
  }
  const [only] = all;
  if (only?.kind !== 'list' || expression.kind !== 'list') return { type, problems: [] };
  return { type, problems: wrongElements(checker, expression, only.element) };
}

export interface Checked {
  /** Of an expression with problems, as far as it is known. */
  readonly type: Type;
  readonly problems: readonly Problem[];
}

/** Kubernetes takes no value that may be of the wanted type for one that is. */
function isExactly(wanted: Type, type: Type): boolean {
  return wanted.kind === 'dyn' || isSame(wanted, type);
}

/** Goes over a tree and gathers what it does not like; what it can't know it takes for dyn. */
export class Checker {
  readonly environment: Environment;
  readonly problems: Problem[] = [];
  /** Whether what is checked stands in a call of `format`, whose arguments may be of several types. */
  inFormat = false;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  typeOf(expression: Expression, scope: Scope | null): Type {
    switch (expression.kind) {
      case 'literal':
        return typeOfLiteral(expression.value);
      case 'identifier':
        return this.#nameOf(expression, scope);
      case 'select':
        return checkSelect(this, expression, scope);
      case 'index':
        return checkIndex(this, expression, scope);
      case 'has':
        checkSelect(this, expression.operand, scope);
        return bool;
      case 'call':
        return checkCall(this, expression, scope);
      case 'unary':
        return checkUnary(this, expression, scope);
      case 'binary':
        return checkBinary(this, expression, scope);
      case 'logic':
        return this.#logic(expression, scope);
      case 'conditional':
        return this.#conditional(expression, scope);
      case 'list':
        return this.#list(expression, scope);
      case 'map':
        return this.#map(expression, scope);
      case 'message':
        this.report(unknown('unknown-name', `type "${expression.name.text}"`, expression.name, []));
        for (const { value } of expression.fields) this.typeOf(value, scope);
        return dyn;
      case 'loop':
        return checkLoop(this, expression, scope);
      case 'bind':
        return this.#bind(expression, scope);
      case 'optionalMap':
        return this.#optionalMap(expression, scope);
    }
  }

  report(found: Problem): Type {
    this.problems.push(found);
    return dyn;
  }

  /** The expression has to be of this type. */
  want(wanted: Type, expression: Expression, scope: Scope | null, why: string): Type {
    const type = this.typeOf(expression, scope);
    if (!admits(wanted, type)) {
      this.report(problem('type', expression, `${why} wants ${nameOf(wanted)}; this is ${nameOf(type)}.`));
    }
    return type;
  }

  #nameOf(expression: Extract<Expression, { kind: 'identifier' }>, scope: Scope | null): Type {
    const { name, absolute, end } = expression;
    const type = lookup(this.environment, absolute ? null : scope, name);
    if (type !== undefined) return type;
    const known = namesIn(this.environment, scope);
    return this.report(unknown('unknown-name', `name "${name}"`, { text: name, start: end - name.length, end }, known));
  }

  #logic({ operator, operands }: Logic, scope: Scope | null): Type {
    for (const operand of operands) this.want(bool, operand, scope, `"${operator}"`);
    return bool;
  }

  #conditional({ condition, whenTrue, whenFalse }: Conditional, scope: Scope | null): Type {
    this.want(bool, condition, scope, 'The condition before "?"');
    const one = this.typeOf(whenTrue, scope);
    const other = this.typeOf(whenFalse, scope);
    if (!comparable(one, other)) {
      const message = `Both values of "?" want the same type; they are ${nameOf(one)} and ${nameOf(other)}.`;
      return this.report(problem('type', whenFalse, message));
    }
    return join(one, other);
  }

  #list({ elements }: ListLiteral, scope: Scope | null): Type {
    const types = elements.map(({ value, optional }) =>
      optional ? this.#unwrapped(value, scope) : this.typeOf(value, scope),
    );
    return listOf(
      this.#joined(
        types,
        elements.map(({ value }) => value),
      ),
    );
  }

  #map({ entries }: MapLiteral, scope: Scope | null): Type {
    const seen = new Set<unknown>();
    const keys: Type[] = [];
    const values: Type[] = [];
    for (const { key, value, optional } of entries) {
      const type = this.typeOf(key, scope);
      if (!isKeyType(type)) {
        this.report(problem('type', key, `A key is a string, an int, a uint or a bool; this is ${nameOf(type)}.`));
      } else if (key.kind === 'literal') {
        const written = keyOf(key.value);
        if (seen.has(written)) this.report(problem('duplicate-key', key, 'This key stands in the map twice.'));
        seen.add(written);
      }
      keys.push(type);
      values.push(optional ? this.#unwrapped(value, scope) : this.typeOf(value, scope));
    }
    return mapOf(
      this.#joined(
        keys,
        entries.map(({ key }) => key),
      ),
      this.#joined(
        values,
        entries.map(({ value }) => value),
      ),
    );
  }

  /** The type of all elements; that they are of one is a matter of Kubernetes' environments alone. */
  #joined(types: readonly Type[], at: readonly Expression[]): Type {
    let all = open;
    for (const [index, type] of types.entries()) {
      const expression = at[index];
      const isChecked = this.environment.kubernetes !== undefined && !this.inFormat;
      if (isChecked && expression !== undefined && !isSame(all, type)) {
        const message = `All of a literal are of one type, here ${nameOf(all)}; this is ${nameOf(type)}.`;
        this.report(problem('type', expression, message));
      }
      all = join(all, type);
    }
    return all;
  }

  /** What is inside an optional that `?` puts into a list or a map only if it is there. */
  #unwrapped(expression: Expression, scope: Scope | null): Type {
    const type = this.want(optionalOf(dyn), expression, scope, 'An element with "?"');
    return type.kind === 'optional' ? type.value : dyn;
  }

  #bind(bind: Bind, scope: Scope | null): Type {
    const { variable, value, body } = bind;
    if (this.environment.kubernetes?.bind === false) {
      return this.report(problem('unknown-function', bind, 'There is no cel.bind here.'));
    }
    return this.typeOf(body, { name: variable.text, type: this.typeOf(value, scope), up: scope });
  }

  #optionalMap({ target, name, variable, body, flat }: OptionalMap, scope: Scope | null): Type {
    const type = this.want(optionalOf(dyn), target, scope, name.text);
    const inner = { name: variable.text, type: type.kind === 'optional' ? type.value : dyn, up: scope };
    if (!flat) return optionalOf(this.typeOf(body, inner));
    return this.want(optionalOf(dyn), body, inner, name.text);
  }
}

/** A list of elements of several types is a list of anything: which of them are not wanted is seen one by one. */
function wrongElements(checker: Checker, { elements }: ListLiteral, wanted: Type): readonly Problem[] {
  return elements.flatMap(({ value, optional }) => {
    const type = checker.typeOf(value, null);
    if (optional || admits(wanted, type)) return [];
    return [problem('result', value, `The list wants ${nameOf(wanted)} here; this is ${nameOf(type)}.`)];
  });
}

function isKeyType({ kind }: Type): boolean {
  return kind === 'dyn' || kind === 'string' || kind === 'int' || kind === 'uint' || kind === 'bool';
}
