/** Kyverno's functions: the same values, and the same words about what goes wrong, as Kyverno itself. */
import { expect, test } from 'vitest';
import { kyvernoLibrary } from '../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { call, calledFunctions } from './calls.ts';
import type { Question } from './calls.ts';
import { ask, ours, stable } from './oracle.ts';
import type { Answer } from './oracle.ts';
import { tableQuestions } from './tables.ts';

/** Without a clock, without chance and without a network nobody knows these. */
const unknowable = new Set(['time_now', 'time_now_utc', 'time_since', 'random', 'is_external_url']);

interface Difference {
  readonly question: Question;
  readonly kyverno: Answer;
  readonly ours: Answer | 'unavailable';
}

async function differences(questions: readonly Question[]): Promise<readonly Difference[]> {
  const answers = await ask(questions);
  return questions.flatMap((question, index): readonly Difference[] => {
    const kyverno = answers[index] ?? { value: null, error: 'no answer' };
    const own = ours(question);
    if (own === null) return mayBeUnknown(question) ? [] : [{ question, kyverno, ours: 'unavailable' }];
    return isSame(question, own, kyverno) ? [] : [{ question, kyverno, ours: own }];
  });
}

/** How YAML is broken, and that Go ends in a panic, is told in words of ours. */
function isSame({ query }: Question, own: Answer, kyverno: Answer): boolean {
  const isOwnWord = query.includes('parse_yaml(') || kyverno.error?.startsWith('panic: ') === true;
  if (isOwnWord && own.error !== undefined && kyverno.error !== undefined) return true;
  return stable(own) === stable(kyverno);
}

function mayBeUnknown({ query }: Question): boolean {
  return [...unknowable].some((name) => query.includes(`${name}(`));
}

describeWithPeers('functions of Kyverno', () => {
  test('Every expression of its unit tests comes to what it comes to there', async () => {
    const questions = await tableQuestions();
    expect(questions.length).toBeGreaterThan(240);
    expect(await differences(questions)).toEqual([]);
  });

  test('Generated calls come to the same value, or are wrong in the same words', async () => {
    const seed = seedOf();
    process.stdout.write(`SLIPWAY_SEED=${seed}\n`);
    const random = new Random(seed);
    const questions = Array.from({ length: 30_000 }, () => call(random));
    expect(await differences(questions)).toEqual([]);
    expect(tooRare(questions)).toEqual([]);
  });

  test('No function of Kyverno is missing', async () => {
    const names = [...kyvernoLibrary.keys()];
    const answers = await ask(names.map((name) => ({ query: `${name}()`, data: {} })));
    expect(names.filter((_, index) => answers[index]?.error?.startsWith('unknown function'))).toEqual([]);
    expect(calledFunctions.filter((name) => !kyvernoLibrary.has(name))).toEqual([]);
  });
});

/** Functions that were called too few times to say anything, with a value or with an error. */
function tooRare(questions: readonly Question[]): readonly string[] {
  const counts = new Map(calledFunctions.map((name) => [name, { values: 0, errors: 0 }]));
  for (const question of questions) {
    const count = counts.get(question.query.slice(0, question.query.indexOf('(')));
    if (count === undefined) continue;
    if (ours(question)?.error === undefined) count.values += 1;
    else count.errors += 1;
  }
  return [...counts].flatMap(([name, { values, errors }]) => (values < 20 || errors < 5 ? [name] : []));
}
