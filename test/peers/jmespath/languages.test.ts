/** Quantities, durations and times: what Go makes of the same texts. */
import { expect, test } from 'vitest';
import { goDurationText, parseGoDuration } from '../../../src/domain/goDuration.ts';
import { rfc3339Text } from '../../../src/domain/moment/moment.ts';
import { parseGoTime } from '../../../src/domain/moment/parse.ts';
import {
  addQuantities,
  approximateFloat,
  int64Of,
  subtractQuantities,
} from '../../../src/domain/quantity/arithmetic.ts';
import { compareQuantities, signOf } from '../../../src/domain/quantity/compare.ts';
import { parseQuantity } from '../../../src/domain/quantity/quantity.ts';
import type { Quantity } from '../../../src/domain/quantity/quantity.ts';
import { quantityText } from '../../../src/domain/quantity/text.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { timePair } from './layouts.ts';
import { ask, stable } from './oracle.ts';
import type { Answer, Asked } from './oracle.ts';
import { duration, quantity } from './words.ts';

interface Pair {
  readonly asked: Asked;
  readonly own: Answer;
}

const count = 20_000;

function ofQuantities(random: Random): Pair {
  const texts = [quantity(random), quantity(random)] as const;
  const [a, b] = texts.map(parseQuantity);
  const asked = { quantities: texts };
  if (typeof a !== 'object') return { asked, own: { value: null, error: a ?? '' } };
  if (typeof b !== 'object') return { asked, own: { value: null, error: b ?? '' } };
  const whole = int64Of(a);
  const value = {
    text: quantityText(a),
    sum: written(addQuantities(a, b)),
    difference: written(subtractQuantities(a, b)),
    order: compareQuantities(a, b),
    sign: signOf(a),
    whole: whole === null ? null : String(whole),
    float: approximateFloat(a),
  };
  return { asked, own: { value } };
}

function written(sum: Quantity | null): string | null {
  return sum === null ? null : quantityText(sum);
}

function ofDuration(random: Random): Pair {
  const text = duration(random);
  const nanos = parseGoDuration(text);
  const own =
    typeof nanos === 'string' ? { value: null, error: nanos } : { value: [goDurationText(nanos), String(nanos)] };
  return { asked: { duration: text }, own };
}

/** Kyverno takes a layout that is a number for seconds since 1970: these are not of the language. */
function ofTime(random: Random): Pair {
  const [layout, text] = timePair(random);
  const form = `${layout} `;
  const moment = parseGoTime(form, text);
  const own = typeof moment === 'string' ? { value: null, error: moment } : { value: rfc3339Text(moment) };
  return { asked: { query: 'time_parse(layout, text)', data: { layout: form, text } }, own };
}

/** A float64 is a text there. */
function withNumbers({ value, error }: Answer): Answer {
  const found = value as { readonly float?: string } | null;
  if (typeof found !== 'object' || found?.float === undefined)
    return error === undefined ? { value } : { value, error };
  return { value: { ...found, float: Number(found.float.replace('Inf', 'Infinity')) } };
}

describeWithPeers('small languages of Go', () => {
  test.each([
    ['quantities', ofQuantities, 0.3],
    ['durations', ofDuration, 0.15],
    ['times', ofTime, 0.15],
  ] as const)('%s are read, computed and written as Go does it', async (_, make, wellMade) => {
    const seed = seedOf();
    process.stdout.write(`SLIPWAY_SEED=${seed}\n`);
    const random = new Random(seed);
    const pairs = Array.from({ length: count }, () => make(random));
    const answers = (await ask(pairs.map(({ asked }) => asked))).map(withNumbers);
    const different = pairs.flatMap(({ asked, own }, index) => {
      const go = answers[index] ?? { value: null, error: 'no answer' };
      return stable(own) === stable(go) ? [] : [{ asked, own, go }];
    });
    expect(different).toEqual([]);
    const values = answers.filter(({ error }) => error === undefined).length;
    expect(values).toBeGreaterThan(count * wellMade);
    expect(values).toBeLessThan(count * 0.9);
  });
});
