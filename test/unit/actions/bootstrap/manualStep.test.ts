import { expect, test } from 'vitest';
import { manualStep } from '../../../../src/actions/bootstrap/manualStep.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { placeOf, planAndRun, platform } from './secretsPlatform.ts';

const place = placeOf('services', 'names');
const work = { kind: 'manual', text: 'Let every name resolve.' } as const;

test('What only a person can do is shown and asked for, and nothing is changed', async () => {
  const { ports, questions, git, cluster } = platform({}, { done: true });
  const { planned, ran } = await planAndRun(manualStep, ports, place, work);
  expect(planned).toEqual({
    argv: [],
    changes: [],
    problem: null,
    asks: [work.text],
    typed: [],
    decides: { text: work.text },
  });
  expect(ran).toEqual({ state: 'passed', message: 'Somebody says that it is done.', commit: null });
  expect(questions.asked).toEqual([{ kind: 'done', title: place.step.title, text: work.text }]);
  expect([git.commits, cluster.requests.write]).toEqual([[], 0]);
});

test('Who steps away has not done it', async () => {
  const { ran } = await planAndRun(manualStep, platform({}, { done: false }).ports, place, work);
  expect(ran).toMatchObject({ state: 'failed', remedy: expect.stringContaining('bootstrap the phase again') });
});

test('It can be cancelled while it is asked', async () => {
  const { ports, questions } = platform({}, { done: true });
  const stop = new AbortController();
  questions.during = () => stop.abort();
  await expect(planAndRun(manualStep, ports, place, work, stop.signal)).rejects.toThrow('abort');
});

test.each(Object.entries(hostile))('Its text is data, and decides: %s', async (_, text) => {
  const { planned } = await planAndRun(manualStep, platform({}).ports, place, { kind: 'manual', text });
  expect([planned.asks, planned.decides]).toEqual([[text], { text }]);
});
