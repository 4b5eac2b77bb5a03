import type { Overload } from '../library/function.ts';
import type { Problem } from '../problem.ts';
import type { Binary, Call, Expression, Name, Unary } from '../syntax/ast.ts';
import { macroNames } from '../syntax/macro.ts';
import type { Type } from '../type.ts';
import { admits, bool, comparable, dyn, isUncertain, nameOf } from '../type.ts';
import type { Checker } from './check.ts';
import { checkConstants } from './constant.ts';
import { checkExtreme } from './extreme.ts';
import { checkFormat } from './format.ts';
import { lookup } from './environment.ts';
import type { Scope } from './environment.ts';
import { argumentsIn, problem, unknown } from './message.ts';

/** The type of `f(a)`, `a.f(b)`, or `space.f(a)` where a function has such a name. */
export function checkCall(checker: Checker, call: Call, scope: Scope | null): Type {
  const outer = checker.inFormat;
  checker.inFormat ||= call.target !== null && call.name.text === 'format';
  const type = checkAnyCall(checker, call, scope);
  checker.inFormat = outer;
  return type;
}

function checkAnyCall(checker: Checker, call: Call, scope: Scope | null): Type {
  const { globals, methods } = checker.environment.functions;
  const { target, name, args } = call;
  const space = target === null ? null : spaceOf(target);
  const spaced = space === null ? undefined : globals.get(`${space}.${name.text}`);
  if (spaced !== undefined) return checkArguments(checker, call, spaced, args, scope);
  if (target === null) {
    const overloads = globals.get(name.text);
    if (overloads !== undefined) return checkArguments(checker, call, overloads, args, scope);
    return unknownFunction(checker, call, scope);
  }
  const overloads = methods.get(name.text);
  if (overloads === undefined) return unknownFunction(checker, call, scope);
  return checkArguments(checker, call, overloads, [target, ...args], scope);
}

export function checkUnary(checker: Checker, { operator, operand }: Unary, scope: Scope | null): Type {
  if (operator === '!') {
    checker.want(bool, operand, scope, '"!"');
    return bool;
  }
  const type = checker.typeOf(operand, scope);
  if (['int', 'double', 'dyn'].includes(type.kind)) return type;
  return checker.report(problem('type', operand, `"-" wants int or double; this is ${nameOf(type)}.`));
}

export function checkBinary(checker: Checker, binary: Binary, scope: Scope | null): Type {
  const { operator, left, right, sign } = binary;
  const types = [checker.typeOf(left, scope), checker.typeOf(right, scope)] as const;
  const [one, other] = types;
  switch (operator) {
    case '==':
    case '!=':
      if (comparable(one, other)) return bool;
      return checker.report(
        problem('type', binary, `"${operator}" wants two of one type; these are ${nameOf(one)} and ${nameOf(other)}.`),
      );
    case 'in':
      return checkIn(checker, binary, one, other);
    default: {
      const overloads = checker.environment.functions.globals.get(operator) ?? [];
      const fitting = overloads.filter((overload) => fits(overload, types));
      if (fitting.length > 0) return resultOf(fitting, types);
      const message = `"${operator}" does not take ${nameOf(one)} and ${nameOf(other)}.`;
      return checker.report(problem('type', sign, message));
    }
  }
}

function checkIn(checker: Checker, { left, right }: Binary, element: Type, container: Type): Type {
  const inside =
    container.kind === 'list'
      ? container.element
      : container.kind === 'map'
        ? container.key
        : (container.kind === 'object' && !container.sealed) || container.kind === 'dyn'
          ? dyn
          : null;
  if (inside === null) {
    return checker.report(problem('type', right, `"in" wants a list or a map; this is ${nameOf(container)}.`));
  }
  if (admits(inside, element)) return bool;
  return checker.report(problem('type', left, `"in" looks for ${nameOf(inside)} here; this is ${nameOf(element)}.`));
}

function checkArguments(
  checker: Checker,
  call: Call,
  overloads: readonly Overload[],
  args: readonly Expression[],
  scope: Scope | null,
): Type {
  const types = args.map((arg) => checker.typeOf(arg, scope));
  const fitting = overloads.filter((overload) => fits(overload, types));
  if (fitting.length > 0) {
    if (checker.environment.kubernetes !== undefined) {
      checkConstants(checker, call, overloads, args);
      checkFormat(checker, call, args, scope);
      checkExtreme(checker, call, types);
    }
    return resultOf(fitting, types);
  }
  return refuseArguments(checker, call, overloads, args, types);
}

/** Why no overload takes these: their number, the one that none of them takes, or that they stand together. */
function refuseArguments(
  checker: Checker,
  { name }: Call,
  overloads: readonly Overload[],
  args: readonly Expression[],
  types: readonly Type[],
): Type {
  const hidden = overloads[0]?.method === true ? 1 : 0;
  const [target] = types;
  // Methods of one name belong to several types: those of another do not help.
  const own = overloads.filter((one) => hidden === 0 || (target !== undefined && admits(paramOf(one, 0), target)));
  const near = own.length === 0 ? overloads : own;
  const counted = near.filter((overload) => takes(overload, types.length));
  if (counted.length === 0) {
    const wanted = argumentsIn(
      near.map(({ params }) => params.length - hidden),
      near.some(({ rest }) => rest !== null),
    );
    const given = types.length - hidden;
    const message = `${name.text} wants ${wanted}; ${given} ${given === 1 ? 'is' : 'are'} given.`;
    return checker.report(problem('arity', name, message));
  }
  const wrong = types.findIndex((type, index) => !counted.some((overload) => admits(paramOf(overload, index), type)));
  const at = args[wrong];
  const type = types[wrong];
  if (at === undefined || type === undefined) {
    const message = `${name.text} does not take ${types.map(nameOf).join(' and ')}.`;
    return checker.report(problem('type', name, message));
  }
  const wanted = [...new Set(counted.map((overload) => nameOf(paramOf(overload, wrong))))].join(' or ');
  return checker.report(problem('type', at, `${name.text} wants ${wanted} here; this is ${nameOf(type)}.`));
}

function takes({ params, rest }: Overload, count: number): boolean {
  return rest === null ? count === params.length : count >= params.length;
}

function fits(overload: Overload, types: readonly Type[]): boolean {
  if (!takes(overload, types.length)) return false;
  return types.every((type, index) => admits(paramOf(overload, index), type)) && givenBy(overload, types) !== null;
}

function paramOf({ params, rest }: Overload, index: number): Type {
  return (params[index] ?? rest)?.type ?? dyn;
}

function resultOf(overloads: readonly Overload[], types: readonly Type[]): Type {
  // Where all types are known, the first is the one that will be called.
  const possible = types.some(isUncertain) ? overloads : overloads.slice(0, 1);
  return possible.map((overload) => givenBy(overload, types) ?? dyn).reduce(joinResults);
}

function givenBy({ result }: Overload, types: readonly Type[]): Type | null {
  return typeof result === 'function' ? result(types) : result;
}

/** Of several results that are not the same nothing is known. */
function joinResults(one: Type, other: Type): Type {
  return nameOf(one) === nameOf(other) ? one : dyn;
}

function unknownFunction(checker: Checker, call: Call, scope: Scope | null): Type {
  const { globals, methods } = checker.environment.functions;
  const { target, name, args } = call;
  const space = target === null ? null : spaceOf(target);
  const inSpace =
    space === null || lookup(checker.environment, scope, space) !== undefined ? [] : within(globals, space);
  if (target !== null && inSpace.length === 0) checker.typeOf(target, scope);
  const found = inSpace.length > 0 ? misspelt(name, `${space}.`, inSpace) : misplaced(call, globals, methods);
  // Of a macro the arguments have variables that only it declares.
  if (!macroNames.includes(found.near ?? '')) for (const arg of args) checker.typeOf(arg, scope);
  return checker.report(found);
}

/** The names of functions in a name space. */
function within(globals: ReadonlyMap<string, unknown>, space: string): readonly string[] {
  const start = `${space}.`;
  return [...globals.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

function misspelt(name: Name, space: string, known: readonly string[]): Problem {
  return unknown('unknown-function', `function "${space}${name.text}"`, name, known);
}

/** A function that is called as a method or the other way round, or that there is not at all. */
function misplaced(
  { target, name }: Call,
  globals: ReadonlyMap<string, unknown>,
  methods: ReadonlyMap<string, unknown>,
): Problem {
  const [known, others] = target === null ? [globals, methods] : [methods, globals];
  if (others.has(name.text)) {
    const way = target === null ? `a method; write x.${name.text}(…)` : `no method; write ${name.text}(…)`;
    return problem('unknown-function', name, `"${name.text}" is ${way}.`);
  }
  // Operators and functions with a name space are called in other ways.
  const plain = [...known.keys(), ...macroNames].filter((key) => /^\w+$/.test(key));
  return misspelt(name, '', plain);
}

/** `math` of `math.greatest(1, 2)`. */
function spaceOf(target: Expression): string | null {
  if (target.kind === 'identifier') return target.name;
  return target.kind === 'select' ? target.path : null;
}
