/** Expressions: what Kyverno makes of them, as a value or as an error, is what we make of them. */
import { expect, test } from 'vitest';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { expression, subject } from './expressions.ts';
import { ask, ours, stable } from './oracle.ts';

const count = 20_000;

describeWithPeers('expressions', () => {
  test('Generated ones come to the same', async () => {
    const seed = seedOf();
    process.stdout.write(`SLIPWAY_SEED=${seed}\n`);
    const random = new Random(seed);
    const questions = Array.from({ length: count }, () => ({
      query: expression(random, 1 + random.below(4)),
      data: subject,
    }));
    const answers = await ask(questions);
    const compared = questions.flatMap((question, index) => {
      const kyverno = answers[index] ?? { value: null, error: 'no answer' };
      // Kyverno itself does not survive these: there is nothing to compare with. NaN is no JSON, and so only a text.
      const isTold = kyverno.error?.startsWith('panic: ') !== true && !/NaN|Inf/.test(String(kyverno.value));
      return isTold ? [{ query: question.query, kyverno, own: ours(question) ?? { value: 'unavailable' } }] : [];
    });
    expect(compared.length).toBeGreaterThan(count * 0.97);
    expect(compared.filter(({ kyverno, own }) => stable(kyverno) !== stable(own))).toEqual([]);
    const errors = compared.filter(({ kyverno }) => kyverno.error !== undefined).length;
    expect(errors).toBeGreaterThan(count * 0.15);
    expect(errors).toBeLessThan(count * 0.6);
  });
});
