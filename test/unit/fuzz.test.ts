import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareFindings } from '../../src/domain/finding.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Range } from '../../src/domain/range.ts';
import { judge, knownFrom, objectsOf } from '../../src/repository/judge.ts';
import type { Judgement } from '../../src/repository/judge.ts';
import { Random, seedOf } from '../peers/random.ts';
import { mutated } from './mutate.ts';
import { product, rules } from './product.ts';

const texts = 3000;
const folder = join(product, 'test/fixtures/golden/manifests');
const manifests = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** What holds of the judgement of any text. */
function check(text: string, judgement: Judgement): void {
  const { findings } = judgement;
  const ranges = [...findings.flatMap(rangesOf), ...objectsOf(judgement).map(({ range }) => range)];
  expect(ranges.filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))).toEqual([]);
  expect(findings.toSorted(compareFindings)).toEqual(findings);
  expect(findings.filter(({ document }) => judgement.documents[document] === undefined)).toEqual([]);
  expect(findings.filter(({ message }) => message === '')).toEqual([]);
}

async function checkAgain(text: string, judgement: Judgement): Promise<void> {
  expect(await judge(text, rules, knownFrom(judgement))).toEqual(judgement);
}

test(`${texts} texts that something went wrong with are judged`, { timeout: 60_000 }, async () => {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  const random = new Random(seed);
  for (let turn = 0; turn < texts; turn++) {
    const text = mutated(random.pick(manifests), random);
    try {
      const judgement = await judge(text, rules);
      check(text, judgement);
      if (turn % 20 === 0) await checkAgain(text, judgement);
    } catch (error) {
      throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

function rangesOf({ range, related, fixes }: Finding): readonly Range[] {
  return [
    range,
    ...related.map((place) => place.range),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)),
  ];
}
