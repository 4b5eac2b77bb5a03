import { expect, test } from 'vitest';
import type { StepUse } from '../../../src/actions/bootstrap/ports.ts';
import { CliStepConsent } from '../../../src/cli/stepConsent.ts';
import type { StepKind } from '../../../src/domain/phases/spec.ts';

const { signal } = new AbortController();

const use = (step: string, kind: StepKind, what = `ssh ${step}`): StepUse => ({
  step,
  title: step,
  kind,
  what,
  tools: kind === 'helmfile' ? [{ name: 'helm', path: '/usr/bin/helm', version: '4.3.1' }] : [],
  text: null,
  digest: `d-${step}`,
});

/** Somebody at a terminal who answers so; null when nobody is there. */
function consent(allow: readonly StepKind[], answers: readonly (string | null)[] | null) {
  const said: string[] = [];
  const left = [...(answers ?? [])];
  const line = async (question: string): Promise<string | null> => {
    said.push(question);
    return left.shift() ?? null;
  };
  const terminal = answers === null ? null : { line, hidden: line };
  return { steps: new CliStepConsent({ allow: new Set(allow), terminal, say: (one) => said.push(one) }), said };
}

const question = 'It is code of the repository. Let it run to make the plan? [y/N] ';

test('What is allowed runs, and is said once', async () => {
  const { steps, said } = consent(['host'], null);
  for (let times = 0; times < 2; times++)
    expect(await steps.allows([use('a', 'host', 'ssh \u001b[2Jx')], signal)).toBe(true);
  expect(said).toEqual(['Runs for the plan of a: ssh \\u{1b}[2Jx · SHA-256 d-a']);
  expect(steps.refused).toBe(null);
});

test('What nobody has allowed does not run, and one sentence says what would allow it', async () => {
  const { steps, said } = consent(['host'], null);
  const uses = [use('a', 'host'), use('b', 'helmfile'), use('c', 'command'), use('d', 'helmfile')];
  expect(await steps.allows(uses, signal)).toBe(false);
  expect(said).toEqual([]);
  expect(steps.refused).toBe(
    'To make the plan, code of the repository has to run for b (helmfile), c (command), d (helmfile), and nobody has allowed that: give --allow helmfile,command.',
  );
});

test.each<[string | null, boolean]>([
  ['y', true],
  [' Yes ', true],
  ['', false],
  ['no', false],
  [null, false],
])('A terminal is shown what would run, and asked: %j', async (answer, isAllowed) => {
  const { steps, said } = consent(['host'], [answer]);
  expect(await steps.allows([use('a', 'host'), use('b', 'helmfile')], signal)).toBe(isAllowed);
  expect(said).toEqual([
    'Runs for the plan of a: ssh a · SHA-256 d-a',
    'Would run for the plan of b: ssh b · /usr/bin/helm, version 4.3.1 · SHA-256 d-b',
    question,
  ]);
  expect(steps.refused === null).toBe(isAllowed);
});

test('Who has said yes is asked again only for what is new', async () => {
  const { steps, said } = consent([], ['y', 'n']);
  expect(await steps.allows([use('a', 'host')], signal)).toBe(true);
  expect(await steps.allows([use('a', 'host')], signal)).toBe(true);
  expect(said.filter((line) => line === question)).toHaveLength(1);
  expect(await steps.allows([use('a', 'host'), use('b', 'host')], signal)).toBe(false);
  expect(said.slice(-2)).toEqual(['Would run for the plan of b: ssh b · SHA-256 d-b', question]);
});
