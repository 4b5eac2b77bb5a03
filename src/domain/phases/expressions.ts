import { compile } from '../cel/cel.ts';
import type { Environment } from '../cel/check/environment.ts';
import type { Problem } from '../cel/problem.ts';
import { bool, dyn, listOf, string } from '../cel/type.ts';
import type { Type } from '../cel/type.ts';
import type { Code } from '../code.ts';
import type { Finding, Fix } from '../finding.ts';
import type { Read } from '../own/read.ts';
import { ofValue } from '../own/said.ts';
import { content } from '../yaml/node.ts';
import { spanIn } from '../yaml/span.ts';
import { environment, hostType, oneHost, output, reserved } from './environment.ts';
import type { PhaseRule } from './facts.ts';
import type { Check, Phase } from './phase.ts';

/** An expression of a phase, what it can name, and what its result has to be. */
export interface PhaseExpression {
  readonly read: Read<string>;
  readonly environment: Environment;
  readonly wanted: Type;
}

/** All expressions of a phase, in the order of their keys. */
export function expressionsOf(phase: Phase): readonly PhaseExpression[] {
  return [
    ...one(phase.when, plain, bool),
    ...phase.steps.flatMap((step) => [
      ...one(step.when, plain, bool),
      ...one(step.hosts, plain, hostList),
      ...one(step.arguments, withHost, listOf(string)),
      ...one(step.input.host, withHost, hostType),
      ...one(step.input.run, withHost, listOf(string)),
      ...one(step.run, plain, listOf(string)),
      ...step.secrets.flatMap(({ entries }) => entries.flatMap(({ value }) => one(value, plain, string))),
    ]),
    ...phase.checks.flatMap((check) => [
      ...one(check.when, plain, bool),
      ...one(check.url, plain, string),
      ...one(check.hosts, plain, hostList),
      ...one(check.run, check.kind?.value === 'host' ? withHost : plain, listOf(string)),
      ...(check.expect === null && check.message === null ? [] : resultsOf(check)),
    ]),
  ];
}

/** Every expression is one, knows what it names, and gives what is wanted. */
export const soundExpressions: PhaseRule = ({ phase, text }) =>
  expressionsOf(phase).flatMap(({ read, environment: known, wanted }) =>
    compile(read.value, known, wanted)
      .problems.slice(0, most)
      .map((problem) => inExpression('phase/expression', problem, read, text)),
  );

/** What is wrong with an expression so often is no expression. */
const most = 20;

const plain = environment();
const withHost = environment(oneHost);
const withOutput = environment(output);
const withBoth = environment({ ...output, ...oneHost });
const hostList = listOf(hostType);

/** `expect` and `message` see what the check has read. */
function resultsOf(check: Check): PhaseExpression[] {
  const known = environmentOfResult(check);
  return [...one(check.expect, known, bool), ...one(check.message, known, string)];
}

function environmentOfResult({ kind, reads }: Check): Environment {
  switch (kind?.value) {
    case 'command':
    case 'http':
      return withOutput;
    case 'host':
      return withBoth;
    case 'resource':
    case 'file':
      return environment(
        Object.fromEntries(reads.filter(({ name }) => !reserved.has(name)).map(({ name }) => [name, listOf(dyn)])),
      );
    default:
      return plain;
  }
}

function one(read: Read<string> | null, known: Environment, wanted: Type): PhaseExpression[] {
  return read === null ? [] : [{ read, environment: known, wanted }];
}

/** A problem in an expression at its place in the file; the whole value where an escape hides the place. */
export function inExpression(
  code: Code,
  { message, start, end, near }: Omit<Problem, 'code'>,
  { place }: Read<string>,
  text: string,
): Finding {
  const whole = ofValue(code, message, place, text);
  const node = place.node.type === 'scalar' ? place.node : null;
  const range = node === null ? null : spanIn(node, text, { start, end });
  if (range === null || content(place.node) !== node) return whole;
  const fixes: readonly Fix[] =
    near === null || !isPlainName(near)
      ? []
      : [{ title: `Change to "${near}"`, preferred: true, edits: [{ range, newText: near }] }];
  return { ...whole, range, fixes };
}

/** What can stand in every kind of scalar as it is. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name);
}
