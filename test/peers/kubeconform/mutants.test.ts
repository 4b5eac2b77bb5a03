/** Objects of all kinds, each changed in one of many ways: both tools must say the same of every one. */
import { beforeAll, expect, test } from 'vitest';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers, kubeconform, peers, slipway } from '../tools.ts';
import { validBases } from './mutants/bases.ts';
import { distribution } from './mutants/distribution.ts';
import { kindsOf } from './mutants/kinds.ts';
import { mutants, type Mutant } from './mutants/mutants.ts';
import { operators } from './mutants/operators/all.ts';
import { inWords, type Failure } from './mutants/report.ts';
import type { Slipway } from './oracle/ours.ts';
import { schemaLocation } from './oracle/schemas.ts';
import { compareTexts, type Compared } from './oracle/texts.ts';

/** Mutants of each operator. */
const each = 300;
/** One in so many is also judged with the oracle's own schemas, which ours reads as a schema location then. */
const located = 8;

describeWithPeers('mutants', () => {
  const seed = seedOf();
  let made: readonly Mutant[] = [];

  beforeAll(async () => {
    process.stdout.write(`mutants: seed ${seed} (SLIPWAY_SEED repeats the run)\n`);
    const random = new Random(seed);
    made = mutants(await validBases(await kindsOf(peers().schemas), kubeconform(), random), operators, each, random);
  });

  test('have the same verdicts and the same leaves with the bundled schemas', { timeout: 900_000 }, async () => {
    const compared = await compareTexts(kubeconform(), slipway(), texts(made));
    expectTeeth(made, compared);
    expect(await differences(made, compared, slipway())).toEqual([]);
  });

  test("have the same verdicts and the same leaves with kubeconform's schemas", { timeout: 900_000 }, async () => {
    const some = made.filter((_, index) => index % located === 0);
    const withSchemas = slipway('--schema-location', schemaLocation(peers().schemas.folder));
    expect(await differences(some, await compareTexts(kubeconform(), withSchemas, texts(some)), withSchemas)).toEqual(
      [],
    );
  });

  async function differences(
    all: readonly Mutant[],
    compared: readonly Compared[],
    ours: Slipway,
  ): Promise<readonly string[]> {
    const failures = all.flatMap((mutant, index): readonly Failure[] => {
      const disagreement = compared[index]?.disagreement;
      return disagreement === undefined ? [] : [{ mutant, disagreement }];
    });
    return await inWords(failures, seed, async (files) =>
      (await compareTexts(kubeconform(), ours, files)).map((one) => one.disagreement),
    );
  }
});

/** The comparison is worth little unless the mutants are many, deep, of many kinds, and neither all wrong nor all right. */
function expectTeeth(made: readonly Mutant[], compared: readonly Compared[]): void {
  const judged = made.map(
    (mutant, index) => [mutant, compared[index]?.oracle.map((verdict) => verdict.status) ?? []] as const,
  );
  const names = operators.map((operator) => operator.name);
  const reached = distribution(judged, names, each);
  const verdicts = compared.reduce((sum, one) => sum + one.compared, 0);
  const outside = compared.reduce((sum, one) => sum + one.outside, 0);
  const inNumbers = `${reached.kinds} kinds, ${percent(reached.invalid)} invalid, ${percent(reached.deep)} deep`;
  process.stdout.write(
    `mutants: ${made.length} files by ${names.length} operators, ${inNumbers}; ${verdicts} verdicts compared, ${outside} outside\n`,
  );
  expect(reached.short).toEqual([]);
  expect(reached.kinds).toBeGreaterThanOrEqual(60);
  expect(reached.invalid).toBeGreaterThanOrEqual(0.35);
  expect(reached.invalid).toBeLessThanOrEqual(0.65);
  expect(reached.deep).toBeGreaterThanOrEqual(0.3);
}

function texts(all: readonly Mutant[]): readonly string[] {
  return all.map((mutant) => mutant.text);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
