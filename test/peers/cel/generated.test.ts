/** Expressions by chance: what Kyverno and Kubernetes make of them, each in its own environment. */
import { expect, test } from 'vitest';
import { expression as common, world } from '../../unit/domain/cel/generate.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { compare } from './compare.ts';
import { expression } from './generate.ts';
import type { EnvironmentName, Question } from './oracle.ts';
import { outside } from './world.ts';

const count = 3_000;

describeWithPeers('CEL expressions by chance', () => {
  test.each(['validatingPolicy', 'admissionPolicy'] satisfies EnvironmentName[])(
    'functions in %s',
    async (environment) => {
      const { random, seed } = start();
      const questions = Array.from({ length: count }, (): Question => {
        return { environment, expression: expression(random, environment === 'validatingPolicy'), data: {} };
      });
      await check(questions, seed, { values: 0.4, errors: 0.03, refused: 0.01 });
    },
  );

  test.each(['validatingPolicy', 'admissionPolicy'] satisfies EnvironmentName[])(
    'the language in %s',
    async (environment) => {
      const { random, seed } = start();
      const questions = Array.from({ length: count }, (): Question => {
        return { environment, expression: declared(common(random)), data: { object: world } };
      });
      await check(questions, seed, { values: 0.2, errors: 0.1, refused: 0.1 });
    },
  );
});

/** Its variables are fields of the object here, since environments declare what there is. */
function declared(text: string): string {
  return text.replaceAll(/(?<![\w.'"$])(object|xs|words|flags|n|s)(?![\w'"(])/g, 'object.$1');
}

function start(): { readonly random: Random; readonly seed: number } {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  return { random: new Random(seed), seed };
}

async function check(
  questions: readonly Question[],
  seed: number,
  least: Readonly<Record<'values' | 'errors' | 'refused', number>>,
): Promise<void> {
  const { different, tally } = await compare(questions, outside);
  expect(different, `SLIPWAY_SEED=${seed}`).toEqual([]);
  for (const kind of ['values', 'errors', 'refused'] as const)
    expect(tally[kind], `${kind} of SLIPWAY_SEED=${seed}`).toBeGreaterThan(questions.length * least[kind]);
  expect(tally.excepted).toBeLessThan(questions.length * 0.05);
}
