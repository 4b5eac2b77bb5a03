/** A stream of generated policies and objects: what we say beside what Kyverno's command line says. */
import { beforeAll, expect, test } from 'vitest';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { kinds, matrixOf } from './generate/pairs.ts';
import type { RuleKind } from './generate/pairs.ts';
import { pairsOf, resultsOf } from './pairs.ts';
import type { Matrix, Pair } from './pairs.ts';
import { minimised } from './pairsMinimised.ts';
import type { Found } from './pairsMinimised.ts';
import { isEqual, isUnjudged, verdictsOf } from './pairsVerdicts.ts';

/** What a kind of rule comes to in a run. */
interface Stream {
  readonly kind: RuleKind;
  readonly pairs: readonly Pair[];
  readonly different: readonly Found[];
  /** Policies that Kyverno does not take. */
  readonly refused: number;
}

/** The shares that tell something: fewer would hide an engine that always says the same. */
const least: Readonly<Record<'pass' | 'fail' | 'skip', number>> = { pass: 0.25, fail: 0.25, skip: 0.05 };

describeWithPeers('Generated policies and objects', () => {
  const seed = seedOf();
  let streams: readonly Stream[] = [];

  beforeAll(async () => {
    process.stderr.write(`Pairs of policies and objects: SLIPWAY_SEED=${seed}\n`);
    const made: Stream[] = [];
    for (const [index, kind] of kinds.entries()) made.push(await streamOf(kind, new Random(seed + index)));
    streams = made;
  });

  function streamFor({ name }: RuleKind): Stream {
    const stream = streams.find(({ kind }) => kind.name === name);
    if (stream === undefined) throw new Error(`Nothing was asked about ${name}.`);
    return stream;
  }

  test.each(kinds)('of kind $name: each has the same verdict, in the same words', async (kind) => {
    const { different } = streamFor(kind);
    const [first] = different;
    const smallest = first === undefined ? null : await minimised(peers().kyverno, first);
    expect(
      different.slice(0, 3).map(({ pair }) => pair),
      `SLIPWAY_SEED=${seed}: ${different.length} differ; the first, as small as it gets: ${JSON.stringify(smallest)}`,
    ).toEqual([]);
  });

  test.each(kinds)('of kind $name: there is enough of each verdict', (kind) => {
    const { pairs } = streamFor(kind);
    const verdicts = pairs.flatMap(({ theirs }) => verdictsOf(theirs));
    const counts = countsOf(verdicts);
    process.stderr.write(`${kind.name}: ${JSON.stringify(counts)}\n`);
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(scarceIn(verdicts, least)).toEqual([]);
    expect(counts.error).toBeGreaterThanOrEqual(kind.hasErrors ? 1 : 0);
  });

  test('They are many, all are judged, and Kyverno takes nearly all of the policies', () => {
    const all = streams.flatMap(({ pairs }) => pairs);
    const refused = streams.reduce((sum, one) => sum + one.refused, 0);
    const policies = streams.reduce((sum, { kind }) => sum + kind.calls * kind.policies, 0);
    process.stderr.write(`${all.length} pairs by ${policies} policies, of which Kyverno refuses ${refused}.\n`);
    expect(all.length).toBeGreaterThanOrEqual(2000);
    expect(all.filter(isUnjudged)).toEqual([]);
    expect(refused).toBeLessThan(policies / 20);
  });
});

async function streamOf(kind: RuleKind, random: Random): Promise<Stream> {
  const pairs: Pair[] = [];
  const different: Found[] = [];
  let refused = 0;
  for (let call = 0; call < kind.calls; call += 1) {
    const matrix = await balanced(kind, random);
    const now = await pairsOf(peers().kyverno, matrix);
    pairs.push(...now.pairs);
    refused += now.refused;
    different.push(...now.pairs.filter((pair) => !isEqual(pair)).map((pair) => ({ matrix, pair })));
  }
  return { kind, pairs, different, refused };
}

/** How many there are of each; a failure that is not scored is one nevertheless. */
function countsOf(verdicts: readonly string[]): Readonly<Record<'pass' | 'fail' | 'skip' | 'error', number>> {
  const count = (...names: readonly string[]): number => verdicts.filter((one) => names.includes(one)).length;
  return { pass: count('pass'), fail: count('fail', 'warn'), skip: count('skip'), error: count('error') };
}

/** The verdicts of which there are too few. */
function scarceIn(verdicts: readonly string[], shares: typeof least): readonly string[] {
  const counts = countsOf(verdicts);
  return (['pass', 'fail', 'skip'] as const).filter((name) => counts[name] < shares[name] * verdicts.length);
}

/** A little more than is wanted: Kyverno refuses a policy now and then. */
const ample = { pass: 0.3, fail: 0.3, skip: 0.07 };

/** A matrix with enough of each verdict, as far as we can tell; else what comes after many that have not. */
async function balanced(kind: RuleKind, random: Random): Promise<Matrix> {
  for (let tries = 0; tries < 30; tries += 1) {
    const matrix = matrixOf(kind, random);
    const results = await resultsOf(matrix);
    const isEnough = results.length * kind.calls >= 200 && (!kind.hasErrors || results.includes('error'));
    if (isEnough && scarceIn(results, ample).length === 0) return matrix;
  }
  return matrixOf(kind, random);
}
