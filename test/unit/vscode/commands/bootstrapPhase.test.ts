import { afterEach, describe, expect, test, vi } from 'vitest';
import { bootstrapPhase } from '../../../../src/vscode/commands/bootstrapPhase.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { run, window, workspace } from '../../../fakes/vscode.ts';
import { phaseResult } from '../phases/results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const flow = vi.hoisted(() => ({ wishes: [] as unknown[] }));

vi.mock('../../../../src/vscode/bootstrap/flow.ts', () => ({
  bootstrap: async (_services: unknown, _phases: unknown, { phase, title }: { phase: string; title: string }) =>
    void flow.wishes.push({ phase, title }),
}));

afterEach(() => {
  vi.restoreAllMocks();
  workspace.isTrusted = true;
  flow.wishes.length = 0;
  run.length = 0;
});

interface Window {
  readonly isRunning?: boolean;
  readonly isConnected?: boolean;
  readonly isWritable?: boolean;
  readonly hasPhases?: boolean;
}

/** Asks for a phase in a window like this; what somebody is told meanwhile, and answers so. */
async function asked(here: Window, target: unknown = { phase: 'security' }, answer?: string): Promise<string[]> {
  const { isRunning = false, isConnected = true, isWritable = true, hasPhases = true } = here;
  const results = hasPhases ? [phaseResult({ id: 'security', title: 'Security' })] : [];
  const phases = {
    runs: { show: () => isRunning },
    session: { ready: async () => undefined, live: {}, platform: { fsPath: '/home/me/platform' }, results },
  };
  const services = {
    phases: { phases: async () => phases },
    session: {
      connected: isConnected ? { api: {}, context: 'homelab', uid: 'u-1' } : null,
      connection: { state: 'unknown' },
      isAllowed: () => isWritable,
    },
  };
  const said = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(answer);
  await bootstrapPhase(services as unknown as CommandServices, target);
  return said.mock.calls.map(([text]) => String(text));
}

describe('Bootstrap Phase', () => {
  test('begins with the phase of the row', async () => {
    expect(await asked({})).toEqual([]);
    expect(flow.wishes).toEqual([{ phase: 'security', title: 'Security' }]);
  });

  test.each<[string, Window, RegExp]>([
    ['no cluster answers', { isConnected: false }, /^The cluster is not connected/],
    ['there are no phases', { hasPhases: false }, /^There is no phase that could be bootstrapped/],
  ])('begins nothing where %s', async (_, here, wanted) => {
    expect(await asked(here)).toEqual([expect.stringMatching(wanted)]);
    expect(flow.wishes).toEqual([]);
  });

  test('asks nobody whether it may write before there is a plan', async () => {
    expect(await asked({ isWritable: false })).toEqual([]);
    expect(flow.wishes).toHaveLength(1);
  });

  test('shows the terminal of the run that goes on, and begins no other', async () => {
    expect(await asked({ isRunning: true })).toEqual([]);
    expect(flow.wishes).toEqual([]);
  });

  test('begins nothing in a workspace that is not trusted, and leads to where that is said', async () => {
    workspace.isTrusted = false;
    expect(await asked({}, undefined, 'Manage Workspace Trust')).toEqual([
      'Phases are bootstrapped in trusted workspaces only: their steps run programs.',
    ]);
    expect(flow.wishes).toEqual([]);
    expect(run).toEqual([['workbench.trust.manage']]);
  });
});
