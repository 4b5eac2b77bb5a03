import { at, isMap } from '../../kubernetes/read.ts';
import { deprecatedOperators, operators } from '../conditions/operator.ts';
import { didYouMean, problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, isThere, itemsOf, loopsOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What is wrong with the conditions of a rule (kyverno, pkg/validation/policy: validateResources). */
export function conditionProblems(rule: Placed): readonly PolicyProblem[] {
  const loops = loopsOf(rule);
  const attestations = itemsOf(rule, 'verifyImages').flatMap((one) => itemsOf(one, 'attestations'));
  const blocks = [
    ...[...loops, ...itemsOf(rule, 'mutate', 'targets')].map((one) => inside(one, 'preconditions')),
    ...loops.map((loop) => inside(loop, 'deny', 'conditions')),
    ...attestations.flatMap((one) => itemsOf(one, 'conditions')),
  ];
  // Of these alone Kyverno asks whether they are whole.
  const whole = [inside(rule, 'preconditions'), inside(rule, 'validate', 'deny', 'conditions')].flatMap(conditionsIn);
  return [
    ...whole.flatMap((one) => [lacking, ofOperation, ofOperator].flatMap((ask) => ask(one))),
    ...blocks.flatMap(conditionsIn).flatMap(ofOperator),
  ];
}

/** The same of the conditions of a PolicyException of kyverno.io. */
export function exceptionConditions(exception: unknown): readonly PolicyProblem[] {
  const block = { value: at(exception, 'spec', 'conditions'), steps: ['spec', 'conditions'] };
  return conditionsIn(block).flatMap(ofOperator);
}

/** Those of `{any, all}`, and those of an old list. */
function conditionsIn(block: Placed): readonly Placed[] {
  return [...itemsOf(block), ...itemsOf(block, 'any'), ...itemsOf(block, 'all')].filter(({ value }) => isMap(value));
}

function lacking(condition: Placed): readonly PolicyProblem[] {
  const field = ['key', 'operator', 'value'].find((name) => !isThere(inside(condition, name)));
  if (field === undefined) return [];
  const message = `A condition wants key, operator and value; there is no "${field}".`;
  return [problemAt(condition.steps, 'condition', 'error', message)];
}

function ofOperator(condition: Placed): readonly PolicyProblem[] {
  const { value: operator, steps } = inside(condition, 'operator');
  if (typeof operator !== 'string') return [];
  const instead = deprecatedOperators.get(operator);
  if (instead !== undefined) {
    const message = `Operator "${operator}" is deprecated; ${instead.map((one) => `"${one}"`).join(' or ')} takes its place.`;
    return [problemAt(steps, 'deprecated', 'hint', message)];
  }
  if (operators.has(operator)) return [];
  const { near, hint } = didYouMean(operator, [...operators.keys()]);
  return [problemAt(steps, 'condition', 'error', `There is no operator ${quoted(operator)}${hint}`, { near })];
}

const operations: ReadonlySet<unknown> = new Set(['CREATE', 'UPDATE', 'DELETE', 'CONNECT']);

/** What is compared with the operation of a request has to be one. */
function ofOperation(condition: Placed): readonly PolicyProblem[] {
  const key = at(condition.value, 'key');
  if (typeof key !== 'string' || key.replaceAll(' ', '') !== '{{request.operation}}') return [];
  const value = inside(condition, 'value');
  if (typeof value.value === 'string' && /^\{\{[^]*\}\}$/.test(value.value)) return [];
  return (Array.isArray(value.value) ? itemsOf(value) : [value])
    .filter((one) => isThere(one) && !operations.has(one.value))
    .map((one) => problemAt(one.steps, 'condition', 'error', unknownOperation(one.value)));
}

/** Why a text is no operation. */
export function unknownOperation(value: unknown): string {
  return `${saidOf(value)} is no operation; there are CREATE, UPDATE, DELETE and CONNECT.`;
}

function saidOf(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : 'This';
}
