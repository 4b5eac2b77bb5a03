import { tests as conformance } from '@bufbuild/cel-spec/testdata/conformance.js';
import { tests as parsing } from '@bufbuild/cel-spec/testdata/parsing.js';
import { test } from 'vitest';
import { compile, environmentOf, evaluate, variables } from '../../../../src/domain/cel/cel.ts';
import type { Range } from '../../../../src/domain/range.ts';
import { children } from '../../../../src/domain/cel/syntax/ast.ts';
import type { Expression } from '../../../../src/domain/cel/syntax/ast.ts';
import { dyn } from '../../../../src/domain/cel/type.ts';
import { placesOf } from '../../../../src/domain/cel/value/origin.ts';
import { plain } from '../../../../src/domain/cel/value/plain.ts';
import { Random, seedOf } from '../../../peers/random.ts';
import { casesOf } from './conformance/suite.ts';
import { expression, world } from './generate.ts';

const count = 8_000;

const environment = environmentOf(Object.fromEntries(Object.keys(world).map((name) => [name, dyn])));
const bound = variables(world);
const budget = { steps: 20_000, room: 200_000 };
const texts = [conformance, parsing].flatMap((suite) => casesOf(suite)).map((one) => one.case.expr);

/** What a slip of the hand or an enemy puts into an expression. */
const tokens: readonly string[] = [
  ...'( ) [ ] { } . .? [? {? , : ? ! - -- && || == != < in + * / % " \' """ r" b\' ` \\ \\x \\u00 \\ud800 // = & | ; #'.split(
    ' ',
  ),
  ...'null true 0x 1e400 9223372036854775808 1u .5 for has(a.b) .all(x, .map(x, 1) __proto__ constructor 🚢'.split(' '),
  '\n',
  '\r',
  '\u0000',
  '\ud800',
  ' ',
];

function mutated(text: string, random: Random): string {
  let now = text;
  for (let left = random.below(4); left > 0; left--) {
    const at = random.below(now.length + 1);
    const cut = random.chance(0.5) ? random.below(4) : 0;
    now = now.slice(0, at) + (random.chance(0.7) ? random.pick(tokens) : '') + now.slice(at + cut);
  }
  return now;
}

/** What holds of any text: nothing is thrown, and every place is inside. */
function check(text: string): void {
  const { expression: tree, problems } = compile(text, environment, dyn);
  for (const problem of problems) inside(problem, text, problem.message);
  if (tree === null) {
    if (problems.length !== 1) throw new Error(`${problems.length} problems`);
    return;
  }
  walk(tree, text);
  const outcome = evaluate(tree, environment, bound, { explain: true, budget });
  if (outcome.ok) plain(outcome.value.data);
  else inside(outcome.failure, text, outcome.failure.message);
  placesOf(outcome.ok ? outcome.value.from : outcome.failure.from);
}

function walk(node: Expression, text: string): void {
  inside(node, text, node.kind);
  for (const child of children(node)) walk(child, text);
}

function inside({ start, end }: Range, text: string, what: string): void {
  if (!(start >= 0 && start <= end && end <= text.length) || what === '') {
    throw new Error(`${what} is at ${start} to ${end} of ${text.length}`);
  }
}

test(`${count} texts that something went wrong with are read, checked and evaluated`, { timeout: 120_000 }, () => {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  const random = new Random(seed);
  for (let turn = 0; turn < count; turn++) {
    const text = mutated(random.chance(0.5) ? expression(random) : random.pick(texts), random);
    try {
      check(text);
    } catch (error) {
      throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});
