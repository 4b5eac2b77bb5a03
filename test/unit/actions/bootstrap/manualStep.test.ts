import { expect, test } from 'vitest';
import { manualStep } from '../../../../src/actions/bootstrap/manualStep.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { house, makes, map, wants } from './house.ts';
import { placeOf, planAndRun, platform } from './secretsPlatform.ts';

const place = placeOf('services', 'names');
const work = { kind: 'manual', text: 'Let every name resolve.' } as const;

test('What only a person can do is shown and asked for, and nothing is changed', async () => {
  const { ports, questions, git, cluster } = platform({}, { done: true });
  const { planned, ran, lines } = await planAndRun(manualStep, ports, place, work);
  expect(lines).toEqual(['Waits for a person to say that it is done, as long as that takes.']);
  expect(planned).toEqual({
    argv: [],
    changes: [],
    problem: null,
    asks: [work.text],
    missing: [],
    typed: [],
    decides: { text: work.text },
  });
  expect(ran).toEqual({ state: 'passed', message: 'Somebody says that it is done.', commit: null });
  expect(questions.asked).toEqual([{ kind: 'done', title: place.step.title, text: work.text }]);
  expect([git.commits, cluster.requests.write]).toEqual([[], 0]);
});

test.each<[string, readonly string[], string]>([
  ['whose checks are green is confirmed by them', ['one'], 'Its checks confirm that it is done.'],
  ['that no check says anything of is what somebody says', [], 'Somebody says that it is done.'],
])('A step %s', async (_, satisfiedBy, message) => {
  const { run, own } = await house({
    steps: [makes('one', { kind: 'manual', text: 'Do it.', satisfiedBy })],
    checks: satisfiedBy.map(wants),
  });
  own.running.set('one', async ({ cluster }, signal) => {
    await cluster.writes.create(map('one'), signal);
    return { state: 'passed', message: 'Somebody says that it is done.', commit: null };
  });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed', message }] });
});

test('A file that its text names and that is not there yet is told, and decides nothing', async () => {
  const text = 'Write the domain into `domain.yaml`.';
  const before = (await planAndRun(manualStep, platform({}).ports, place, { kind: 'manual', text })).planned;
  const files = memoryFiles({ [`${place.folder}/domain.yaml`]: 'domain: x\n' });
  const there = { ...platform({}).ports, files, scripts: memoryScripts(files) };
  const after = (await planAndRun(manualStep, there, place, { kind: 'manual', text })).planned;
  expect([before.missing, after.missing]).toEqual([['domain.yaml'], []]);
  expect([before.problem, before.decides]).toEqual([null, after.decides]);
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
