import { Environment } from '@marcbachmann/cel-js';
import { expect, test } from 'vitest';
import { compile, environmentOf, evaluate, variables } from '../../../../src/domain/cel/cel.ts';
import { dyn } from '../../../../src/domain/cel/type.ts';
import { Random, seedOf } from '../../../peers/random.ts';
import { expression, world } from './generate.ts';
import { written } from './printed.ts';

const count = 6_000;

const environment = environmentOf(Object.fromEntries(Object.keys(world).map((name) => [name, dyn])));
const bound = variables(world);
const oracle = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
});

/** Where cel-js 8 differs from cel-go, by what it says or by what we say. The list may only shrink. */
const exceptions: readonly { readonly why: string; readonly ours?: RegExp; readonly theirs?: RegExp }[] = [
  { why: 'It takes has() only of a path.', theirs: /^has\(\) invalid argument/ },
  { why: 'It wants the default of orValue to be of the same type, dyn or not.', theirs: /^optional\.orValue/ },
  { why: 'It refuses to compare values of two types even where they are dyn.', theirs: /^no such overload: .* [!=]= / },
  {
    why: 'It does not look at arguments of what is not evaluated.',
    ours: / wants [\w() ]+ here; this is | does not take /,
  },
  { why: 'It does not bound int(double).', ours: /is outside of what int holds\.$/ },
  { why: 'It takes an empty text for the number 0.', ours: /^"\w*" is no int\.$/ },
  { why: 'It does not check what an unknown name is used for.', ours: /^Unknown name/ },
  {
    why: 'It makes text of every key.',
    ours: /^(A key (is a string|of this map is)|"\{" takes no|(-?\d+|true|false) is not there)/,
  },
  { why: 'It takes the first type of a list for the type of all.', theirs: /^Variable 'v\d' is not of type/ },
  { why: 'It says that a list lacks a field that nobody can ask it for.', ours: /^"has" takes no list/ },
  { why: 'It finds nothing at an index that is none.', ours: /^"\[" takes no list and/ },
  { why: 'It does not look for fields in what has none.', ours: /has no field|is not there: the value is/ },
];

interface Said {
  readonly value: string;
  /** Of an error, what is said. */
  readonly error: string;
  /** Said before anything is evaluated. */
  readonly isChecked?: boolean;
}

test(`${count} expressions come out as in cel-js`, { timeout: 120_000 }, () => {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  const random = new Random(seed);
  const different: string[] = [];
  const tally = { values: 0, errors: 0, excepted: 0 };
  for (let turn = 0; turn < count; turn++) {
    const text = expression(random);
    const [ours, theirs] = [said(text), saidByOracle(text)];
    if (ours.value === theirs.value) tally[ours.value === 'error' ? 'errors' : 'values'] += 1;
    else if (isExcepted(text, ours, theirs)) tally.excepted += 1;
    else different.push(`${text}: ${ours.value} ${ours.error} instead of ${theirs.value} ${theirs.error}`);
  }
  expect(different, `SLIPWAY_SEED=${seed}`).toEqual([]);
  expect(tally.values).toBeGreaterThan(count * 0.4);
  expect(tally.errors).toBeGreaterThan(count * 0.2);
  expect(tally.excepted).toBeLessThan(count * 0.05);
});

function isExcepted(text: string, ours: Said, theirs: Said): boolean {
  const known = exceptions.some(
    (one) => one.ours?.test(ours.error) === true || one.theirs?.test(theirs.error) === true,
  );
  return (
    known ||
    losesSign(ours, theirs) ||
    hasExponent(ours, theirs) ||
    forgetsJoined(text, ours) ||
    (theirs.value === 'error' && isRefusedUnevaluated(text))
  );
}

/** The text of -0.0 is "-0" for cel-go (`strconv.FormatFloat`), and "0" for it. */
function losesSign(ours: Said, theirs: Said): boolean {
  return ours.value.replaceAll('"-0"', '"0"') === theirs.value;
}

/** Of a large double cel-go writes the exponent (`strconv.FormatFloat`, 'g'), and JavaScript all digits below 1e21. */
function hasExponent(ours: Said, theirs: Said): boolean {
  const plain = ours.value.replaceAll(/-?\d(?:\.\d+)?e\+\d+/g, (number) => String(Number(number)));
  return plain !== ours.value && plain === theirs.value;
}

/** It forgets what a joined list holds; cel-go's checker does not (`add_list` of `common/stdlib`). */
function forgetsJoined(text: string, ours: Said): boolean {
  return ours.isChecked === true && text.includes(' + ');
}

/** Its checker knows more types than ours: elements of joined lists, variables of macros. */
function isRefusedUnevaluated(text: string): boolean {
  return !oracle.check(text).valid;
}

function said(text: string): Said {
  const { expression: tree, problems } = compile(text, environment, dyn);
  const [problem] = problems;
  if (tree === null || problem !== undefined) return { value: 'error', error: problem?.message ?? '', isChecked: true };
  const outcome = evaluate(tree, environment, bound);
  if (!outcome.ok) return { value: 'error', error: outcome.failure.message };
  return { value: withSortedMaps(written(outcome.value.data)), error: '' };
}

function saidByOracle(text: string): Said {
  try {
    return { value: withSortedMaps(writtenByOracle(oracle.evaluate(text, world))), error: '' };
  } catch (error) {
    return { value: 'error', error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

function writtenByOracle(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writtenByOracle).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return `{${entries.map(([key, inner]) => `${writtenByOracle(key)}: ${writtenByOracle(inner)}`).join(', ')}}`;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return written(value);
  return String(value);
}

/** The same for maps of another order, and for keys that are texts or not: to it, all are. */
function withSortedMaps(text: string): string {
  return text.includes('{') ? Array.from(text.replaceAll('"', '')).toSorted().join('').trim() : text;
}
