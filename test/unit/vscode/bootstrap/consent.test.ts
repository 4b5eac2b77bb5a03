import { expect, test, vi } from 'vitest';
import type { StepUse } from '../../../../src/actions/bootstrap/ports.ts';
import { details, stepConsent } from '../../../../src/vscode/bootstrap/consent.ts';
import { Memory } from '../../../fakes/vscode.ts';

/** What the user does while they are asked: set by the test. */
const desk = vi.hoisted(() => ({ asked: [] as string[], beside: async (): Promise<boolean | undefined> => true }));

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

vi.mock('../../../../src/vscode/beside.ts', () => ({
  askBeside: async ({ document }: { readonly document: string }) => {
    desk.asked.push(document);
    return desk.beside();
  },
}));

const { signal } = new AbortController();
const use = (digest: string): StepUse => ({
  step: 'join',
  title: 'Join',
  kind: 'host',
  what: `ssh node ${digest}`,
  tools: [
    { name: 'ssh', path: '/usr/bin/ssh', version: '9.6p1' },
    { name: 'x', path: '/usr/bin/x', version: null },
  ],
  text: 'echo',
  digest,
});

function consent() {
  desk.asked.length = 0;
  return stepConsent(new Memory() as never);
}

test('A yes is remembered by what was shown, and a no is not', async () => {
  const steps = consent();
  desk.beside = async () => false;
  expect(await steps.allows([use('a')], signal)).toBe(false);
  desk.beside = async () => undefined;
  expect(await steps.allows([use('a')], signal)).toBe(false);
  desk.beside = async () => true;
  expect(await steps.allows([use('a')], signal)).toBe(true);
  expect(await steps.allows([use('a')], signal)).toBe(true);
  expect(desk.asked).toHaveLength(3);
  expect(await steps.allows([use('a'), use('b')], signal)).toBe(true);
  expect(desk.asked.at(-1)).toBe(details([use('b')]));
});

test('What is agreed to while another question stands is remembered too', async () => {
  const steps = consent();
  desk.beside = async () => {
    desk.beside = async () => true;
    return steps.allows([use('b')], signal);
  };
  expect(await steps.allows([use('a')], signal)).toBe(true);
  expect(await steps.allows([use('a'), use('b')], signal)).toBe(true);
  expect(desk.asked).toHaveLength(2);
});

test('The programs are shown with their versions, as far as they are known', () => {
  expect(details([use('a')])).toContain('`/usr/bin/ssh, version 9.6p1`\n\n`/usr/bin/x`\n');
});
