import { expect, test } from 'vitest';
import { compareFindings } from '../../../src/domain/finding.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Role } from '../../../src/domain/platform/file.ts';
import type { Range } from '../../../src/domain/range.ts';
import { objectsOf } from '../../../src/repository/judge.ts';
import { linksIn } from '../../../src/repository/links.ts';
import type { OwnFile } from '../../../src/repository/own.ts';
import { judgeOwn } from '../../../src/repository/platform.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { Random, seedOf } from '../../peers/random.ts';
import { good } from '../domain/platform/repo.ts';
import { mutated } from '../mutate.ts';

const texts = 1_500;
const paths = Object.keys(good).filter((path) => /(platform|applications|applications\.local|phase)\.yaml$/.test(path));

/** What holds of the judgement of any text in the place of a file, and of what it leads to. */
function check(path: string, text: string, others: Readonly<Record<string, string>>): void {
  const tree = memoryTree({ ...good, ...others, [path]: text });
  const own: OwnFile = { role: roleOf(path), root: '/repo', path, tree };
  const judgement = judgeOwn(own, text);
  const { findings } = judgement;
  const ranges = [...findings.flatMap(rangesOf), ...objectsOf(judgement), ...linksIn(own, text)].map((one) =>
    'range' in one ? one.range : one,
  );
  expect(ranges.filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))).toEqual([]);
  expect(findings.toSorted(compareFindings)).toEqual(findings);
  expect(findings.filter(({ message }) => !/[.?)]$/.test(message))).toEqual([]);
}

test(`${texts} platforms that something went wrong with are judged`, { timeout: 120_000 }, () => {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  const random = new Random(seed);
  for (let turn = 0; turn < texts; turn++) {
    const path = random.pick(paths);
    const other = random.pick(paths);
    const text = mutated(good[path] ?? '', random);
    const others = turn % 3 === 0 ? { [other]: mutated(good[other] ?? '', random) } : {};
    try {
      check(path, text, others);
    } catch (error) {
      throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}: ${path} ${JSON.stringify(text)} ${JSON.stringify(others)}`, {
        cause: error,
      });
    }
  }
});

function roleOf(path: string): Role {
  return path === 'platform.yaml' ? 'platform' : path.startsWith('phases/') ? 'phase' : 'applications';
}

function rangesOf({ range, related, fixes }: Finding): readonly Range[] {
  return [
    range,
    ...related.map((place) => place.range),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)),
  ];
}
