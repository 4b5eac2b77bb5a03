/** Expressions by hand: what Kyverno and Kubernetes make of them, each in its own environment. */
import { expect, test } from 'vitest';
import { describeWithPeers } from '../tools.ts';
import { compare } from './compare.ts';
import { extensions } from './corpus/extensions.ts';
import { format } from './corpus/format.ts';
import { kubernetes } from './corpus/kubernetes.ts';
import { kyverno } from './corpus/kyverno.ts';
import { optionals } from './corpus/optionals.ts';
import { texts } from './corpus/texts.ts';
import { types } from './corpus/types.ts';
import { exceptions } from './exceptions.ts';
import type { EnvironmentName } from './oracle.ts';
import { data, outside } from './world.ts';

const corpora: Readonly<Record<string, readonly string[]>> = {
  kubernetes,
  format,
  extensions,
  optionals,
  types,
  kyverno,
  texts,
};
const all = Object.values(corpora).flat();

describeWithPeers('CEL expressions', () => {
  test.each(['validatingPolicy', 'admissionPolicy'] satisfies EnvironmentName[])('%s', async (environment) => {
    const questions = all.map((expression) => ({ environment, expression, data }));
    const { different, tally } = await compare(questions, outside);
    expect(different).toEqual([]);
    expect(tally.values).toBeGreaterThan(300);
    expect(tally.errors).toBeGreaterThan(50);
    expect(tally.refused).toBeGreaterThan(100);
    expect(tally.excepted).toBeLessThan(30);
  });
});

test('Every exception is about something', () => {
  const idle = exceptions.filter(({ is }) => is !== undefined && !all.some((expression) => is.test(expression)));
  expect(idle.map(({ why }) => why)).toEqual([]);
});
