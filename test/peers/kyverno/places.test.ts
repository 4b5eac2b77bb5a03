/** The field that decides: one field of an object that passes is changed so that one rule refuses it, and we name that field. */
import { beforeAll, expect, test } from 'vitest';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { isRight, pairsOf, pointerOf } from './places/pairs.ts';
import type { Pair } from './places/pairs.ts';
import { ruleKinds } from './places/policies.ts';
import type { RuleKind } from './places/policies.ts';
import { generatedQuestions } from './places/questions.ts';
import { usualQuestion } from './places/usual.ts';
import { writtenQuestions } from './places/written.ts';

interface Share {
  readonly kind: RuleKind;
  readonly pairs: number;
  readonly right: number;
}

describeWithPeers('The field that decides', () => {
  const seed = seedOf();
  const pairs: Pair[] = [];
  let usual: readonly Pair[] = [];
  let shares: readonly Share[] = [];

  beforeAll(async () => {
    const random = new Random(seed);
    for (const question of [...generatedQuestions(random), ...(await writtenQuestions(peers().helm, random))])
      pairs.push(...(await pairsOf(peers().kyverno, question)));
    usual = await pairsOf(peers().kyverno, usualQuestion(random));
    shares = ruleKinds.map((kind) => {
      const its = pairs.filter((pair) => pair.kind === kind);
      return { kind, pairs: its.length, right: its.filter(isRight).length };
    });
    const words = shares.map((one) => `${one.kind} ${one.right} of ${one.pairs} (${percent(one)} %)`);
    process.stderr.write(
      `Places: SLIPWAY_SEED=${seed}\n${words.join('\n')}\nall ${percent(total())} % of ${total().pairs}\n`,
    );
    for (const pair of pairs.filter((one) => !isRight(one)).slice(0, 20)) process.stderr.write(`${told(pair)}\n`);
  }, 900_000);

  function total(): Omit<Share, 'kind'> {
    return { pairs: pairs.length, right: pairs.filter(isRight).length };
  }

  test('is looked for in a thousand pairs at least, of every kind of rule', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(1000);
    expect(shares.filter((one) => one.pairs < 60)).toEqual([]);
  });

  test('is the one that is named in 98 of 100, and in 95 of any kind', () => {
    expect(Number(percent(total()))).toBeGreaterThanOrEqual(98);
    expect(shares.filter((one) => Number(percent(one)) < 95)).toEqual([]);
  });

  test('is the one in every pair of rules as they are usually written', () => {
    expect(usual.length).toBeGreaterThanOrEqual(60);
    expect(usual.filter((pair) => !isRight(pair)).map(told)).toEqual([]);
  });
});

function percent({ pairs, right }: Omit<Share, 'kind'>): string {
  return ((right / pairs) * 100).toFixed(1);
}

function told({ policy, rule, kind, change, pointer }: Pair): string {
  const how = change.value === undefined ? 'removed' : `now ${JSON.stringify(change.value)}`;
  return `${kind} ${policy}/${rule}: ${pointerOf(change.steps)} is ${how}, and we say ${pointer ?? 'nothing'}`;
}
