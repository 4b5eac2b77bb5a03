import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Expression, LoopMacro, Name } from './ast.ts';

/** A call as the parser met it: it is what its name says only if the number of arguments fits too. */
export interface Written {
  readonly name: Name;
  readonly target: Expression | null;
  readonly args: readonly Expression[];
  readonly start: number;
  readonly end: number;
}

/**
 * The expression that a call of a macro stands for; null when it is an ordinary call.
 * (cel-spec, langdef.md: Macros; cel-go, ext: comprehensions, bindings, lists, optional types.)
 */
export function expandMacro(call: Written): Expression | Problem | null {
  const { target, name, args } = call;
  if (target === null) return name.text === 'has' && args.length === 1 ? expandHas(call) : null;
  if (name.text === 'bind' && isName(target, 'cel') && args.length === 3) return expandBind(call);
  if ((name.text === 'optMap' || name.text === 'optFlatMap') && args.length === 2) {
    return expandOptional(call, target);
  }
  const shape = loops.find(({ names, args: wanted }) => names.includes(name.text) && wanted === args.length);
  return shape === undefined ? null : expandLoop(call, target, shape);
}

interface Shape {
  readonly names: readonly string[];
  readonly macro: LoopMacro;
  readonly variables: 1 | 2;
  /** What follows the variables. */
  readonly parts: readonly ('test' | 'result')[];
  readonly args: number;
}

function loop(names: string, macro: LoopMacro, variables: 1 | 2, ...parts: readonly ('test' | 'result')[]): Shape {
  return { names: names.split(' '), macro, variables, parts, args: variables + parts.length };
}

const loops: readonly Shape[] = [
  loop('all', 'all', 1, 'test'),
  loop('exists', 'exists', 1, 'test'),
  loop('exists_one existsOne', 'existsOne', 1, 'test'),
  loop('filter', 'filter', 1, 'test'),
  loop('map', 'map', 1, 'result'),
  loop('map', 'map', 1, 'test', 'result'),
  loop('sortBy', 'sortBy', 1, 'result'),
  loop('all', 'all', 2, 'test'),
  loop('exists', 'exists', 2, 'test'),
  loop('exists_one existsOne', 'existsOne', 2, 'test'),
  loop('transformList', 'transformList', 2, 'result'),
  loop('transformList', 'transformList', 2, 'test', 'result'),
  loop('transformMap', 'transformMap', 2, 'result'),
  loop('transformMap', 'transformMap', 2, 'test', 'result'),
  loop('transformMapEntry', 'transformMapEntry', 2, 'result'),
  loop('transformMapEntry', 'transformMapEntry', 2, 'test', 'result'),
];

/** Names of macros, for whoever looks for a near name. */
export const macroNames: readonly string[] = [
  ...new Set(['has', 'bind', 'optMap', 'optFlatMap', ...loops.flatMap(({ names }) => names)]),
];

/** How many variables a macro may declare that goes over lists and maps; nothing for any other name. */
export function variableCounts(name: string): readonly (1 | 2)[] {
  return [...new Set(loops.filter(({ names }) => names.includes(name)).map(({ variables }) => variables))];
}

function expandLoop({ name, args, start, end }: Written, target: Expression, shape: Shape): Expression | Problem {
  const first = variableOf(args[0], name);
  if ('message' in first) return first;
  const second = shape.variables === 2 ? variableOf(args[1], name) : null;
  if (second !== null && 'message' in second) return second;
  if (second?.text === first.text) {
    return syntaxProblem(`${name.text} wants two variables of different names.`, second.start, second.end);
  }
  const part = (wanted: 'test' | 'result'): Expression | null => {
    const index = shape.parts.indexOf(wanted);
    return index === -1 ? null : (args[shape.variables + index] ?? null);
  };
  return {
    kind: 'loop',
    macro: shape.macro,
    name,
    target,
    variables: second === null ? [first] : [first, second],
    test: part('test'),
    result: part('result'),
    start,
    end,
  };
}

function expandHas({ args, start, end }: Written): Expression | Problem {
  const [operand] = args;
  if (operand?.kind === 'select' && !operand.optional) return { kind: 'has', operand, start, end };
  const at = operand ?? { start, end };
  return syntaxProblem('has() wants a field that is selected with a dot, as in has(a.b).', at.start, at.end);
}

function expandBind({ name, args, start, end }: Written): Expression | Problem | null {
  const [first, value, body] = args;
  if (value === undefined || body === undefined) return null;
  const variable = variableOf(first, name);
  if ('message' in variable) return variable;
  return { kind: 'bind', variable, value, body, start, end };
}

function expandOptional({ name, args, start, end }: Written, target: Expression): Expression | Problem | null {
  const [first, body] = args;
  if (body === undefined) return null;
  const variable = variableOf(first, name);
  if ('message' in variable) return variable;
  return { kind: 'optionalMap', flat: name.text === 'optFlatMap', name, target, variable, body, start, end };
}

function variableOf(expression: Expression | undefined, macro: Name): Name | Problem {
  if (expression?.kind === 'identifier' && !expression.absolute) {
    return { text: expression.name, start: expression.start, end: expression.end };
  }
  const at = expression ?? macro;
  return syntaxProblem(`${macro.text} wants the name of a new variable here.`, at.start, at.end);
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'identifier' && expression.name === name && !expression.absolute;
}
