import { afterEach, expect, test, vi } from 'vitest';
import { Validation } from '../../../../src/vscode/phases/validation.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { window, workspace } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

afterEach(() => {
  workspace.isTrusted = true;
});

/** What validating asks with in a window with the platform `/a`, and a cluster that writing may be allowed to. */
function portsOf({ uid = 'one', allowed = 'one' }: { uid?: string | null; allowed?: string } = {}) {
  const programs = new ScriptedPrograms('bash');
  const timers = new ManualTimers();
  const world = {
    programs,
    scripts: { digest: async () => null, read: async () => null },
    http: null,
    git: null,
    timers,
  };
  const phases = { world, platform: { fsPath: '/a' } };
  const session = {
    live: null,
    named: { context: 'lab', kubeconfig: '/etc/lab.yaml' },
    clock: timers,
    connected: uid === null ? null : { uid },
    isAllowed: (one: string) => one === allowed,
  };
  const tokens = { get: async () => ({ problem: 'There is none.' }) };
  const consent = { allows: async () => true };
  const { ports } = new Validation(phases as never, session as never, consent, tokens);
  return { ports, programs, session };
}

const { signal } = new AbortController();

test('Commands run in the folder of the platform, with the cluster that was chosen also while none answers', () => {
  expect(portsOf({ uid: null }).ports).toMatchObject({
    folder: '/a',
    cluster: null,
    context: 'lab',
    kubeconfig: '/etc/lab.yaml',
  });
});

test.each([
  ['was allowed', { uid: 'one', allowed: 'one' }, 'one'],
  ['was allowed to another', { uid: 'one', allowed: 'two' }, null],
  ['has nobody to be allowed to', { uid: null, allowed: 'one' }, null],
])('A probe may write where that %s', (_, clusters, writable) => {
  expect(portsOf(clusters).ports.writable).toBe(writable);
});

test('What was allowed meanwhile counts', () => {
  const { ports, session } = portsOf({ allowed: 'two' });
  session.isAllowed = () => true;
  expect(ports.writable).toBe('one');
});

test('In a workspace that is not trusted nobody is asked, and no program is looked for', async () => {
  workspace.isTrusted = false;
  const { ports, programs } = portsOf();
  expect(await ports.consent.allows([], signal)).toBe(false);
  expect(await ports.programs.find('bash')).toBe(null);
  const run = {
    program: '/usr/bin/bash',
    args: [],
    cwd: '/',
    sees: [],
    environment: {},
    input: null,
    limit: 1,
    onLine: null,
  };
  expect(await ports.programs.run(run, signal)).toMatchObject({
    status: null,
    problem: 'this workspace is not trusted',
  });
  expect(programs.ran).toEqual([]);
});

test('What a cancel leaves behind is told though nobody waits for an answer', () => {
  const told: string[] = [];
  Object.assign(window, { showWarningMessage: async (text: string) => void told.push(text) });
  portsOf().ports.onLeft?.('Job slipway-probe/volume is still there: No right.');
  expect(told).toEqual(['Job slipway-probe/volume is still there: No right.']);
});
