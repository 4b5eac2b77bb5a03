import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BootstrapPorts } from '../../../../src/actions/bootstrap/ports.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { switchRepositorySource } from '../../../../src/vscode/commands/switchRepositorySource.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { run, window, workspace } from '../../../fakes/vscode.ts';
import { github, gitlab, root } from '../../actions/source/switchedObjects.ts';
import { platformOf } from '../../live/platform.ts';

interface Row {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** What somebody sees in the quick pick, and which row they take; none when they leave. */
const pick = vi.hoisted(() => ({ rows: [] as Row[], takes: 0 as number | null }));

vi.mock('vscode', async () => {
  const vscode = await import('../../../fakes/vscode.ts');
  return {
    ...vscode,
    ProgressLocation: { Notification: 15 },
    window: Object.assign(vscode.window, {
      withProgress: (_options: unknown, work: (progress: unknown, token: unknown) => unknown) =>
        work({}, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) }),
      showQuickPick: async (rows: readonly Row[]) => {
        pick.rows = [...rows];
        return pick.takes === null ? undefined : rows[pick.takes];
      },
    }),
  };
});

interface Wished {
  readonly phase: string;
  readonly title: string;
  readonly folder: string;
  readonly own: { readonly looking: string; readonly stuck: string; ports(ports: BootstrapPorts): BootstrapPorts };
}

const flow = vi.hoisted(() => ({ wishes: [] as Wished[] }));

vi.mock('../../../../src/vscode/bootstrap/flow.ts', () => ({
  bootstrap: async (_services: unknown, _phases: unknown, wish: Wished) => void flow.wishes.push(wish),
}));

afterEach(() => {
  vi.restoreAllMocks();
  workspace.isTrusted = true;
  flow.wishes.length = 0;
  pick.rows = [];
  pick.takes = 0;
  run.length = 0;
});

interface Window {
  readonly isRunning?: boolean;
  readonly isConnected?: boolean;
  readonly isWritable?: boolean;
  readonly named?: string;
  readonly hasRoot?: boolean;
  readonly hasPlatform?: boolean;
}

/** Asks for it in a window like this; what somebody is told meanwhile, and answers so. */
async function asked(here: Window, answer?: string): Promise<string[]> {
  const { isRunning = false, isConnected = true, isWritable = true, hasRoot = true, hasPlatform = true } = here;
  const cluster = new MemoryCluster('home', { kinds: ['argoproj.io/v1alpha1 Application'] });
  if (hasRoot) cluster.put(root('github', 'a'.repeat(40)));
  const repository = { primary: gitlab, mirror: github, source: here.named ?? 'github', revision: 'main' };
  const phases = {
    runs: { show: () => isRunning },
    session: {
      ready: async () => undefined,
      platform: hasPlatform ? { fsPath: '/home/me/platform' } : null,
      world: { timers: new ManualTimers(), git: null },
    },
  };
  const services = {
    phases: { phases: async () => phases },
    spec: async () => platformOf([], { platform: { repository } }),
    session: {
      clock: new ManualTimers(),
      connected: isConnected ? { api: cluster, context: 'home', uid: 'u-1' } : null,
      connection: { state: isConnected ? 'live' : 'unknown' },
      live: 'Nothing is followed here.',
      isAllowed: () => isWritable,
    },
  };
  const said = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(answer);
  await switchRepositorySource(services as unknown as CommandServices);
  return said.mock.calls.map(([text]) => String(text));
}

describe('Switch Repository Source', () => {
  test('asks which one, the other first, and goes on with that one', async () => {
    expect(await asked({})).toEqual([]);
    expect(pick.rows.map(({ label, description, detail }) => `${label} · ${description} · ${detail}`)).toEqual([
      `GitLab · ${gitlab} · Not read at the moment`,
      `GitHub · ${github} · Argo CD reads it now`,
    ]);
    expect(flow.wishes).toMatchObject([
      {
        phase: 'source-gitlab',
        title: 'Source GitLab',
        folder: '/home/me/platform',
        own: { looking: 'Switch the Source to GitLab: Preflight' },
      },
    ]);
    const ports = flow.wishes[0]?.own.ports({ steps: {}, platform: async () => null } as unknown as BootstrapPorts);
    expect(ports?.words).toMatchObject({ question: 'Switch the source to GitLab' });
  });

  test('goes on with a switch that was interrupted, or takes it back', async () => {
    await asked({ named: 'gitlab' });
    expect(pick.rows.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'GitLab: Named in platform.yaml, and not read yet: goes on with the switch',
      'GitHub: Argo CD reads it now: takes the switch back',
    ]);
    pick.takes = 1;
    await asked({ named: 'gitlab' });
    expect(flow.wishes.map(({ phase }) => phase)).toEqual(['source-gitlab', 'source-github']);
  });

  test.each<[string, Window, RegExp]>([
    ['no cluster answers', { isConnected: false }, /^The cluster is not connected/],
    ['there is no platform', { hasPlatform: false }, /^There is no platform whose source/],
    ['there is no root', { hasRoot: false }, /^There is no Application root/],
    ['the platform names no source', { named: 'svn' }, /neither github nor gitlab/],
  ])('begins nothing where %s', async (_, here, wanted) => {
    expect(await asked(here)).toEqual([expect.stringMatching(wanted)]);
    expect(flow.wishes).toEqual([]);
  });

  test('asks nobody whether it may write before there is a plan', async () => {
    expect(await asked({ isWritable: false })).toEqual([]);
    expect(flow.wishes).toHaveLength(1);
  });

  test('begins nothing for who leaves the question', async () => {
    pick.takes = null;
    expect(await asked({})).toEqual([]);
    expect(flow.wishes).toEqual([]);
  });

  test('shows the terminal of the run that goes on, and begins no other', async () => {
    expect(await asked({ isRunning: true })).toEqual([]);
    expect(flow.wishes).toEqual([]);
  });

  test('begins nothing in a workspace that is not trusted, and leads to where that is said', async () => {
    workspace.isTrusted = false;
    expect(await asked({}, 'Manage Workspace Trust')).toEqual([
      'The source is switched in trusted workspaces only: Git and Helm run for it.',
    ]);
    expect(flow.wishes).toEqual([]);
    expect(run).toEqual([['workbench.trust.manage']]);
  });
});
