import { beforeEach, describe, expect, test, vi } from 'vitest';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { removeApplication } from '../../../../src/vscode/commands/removeApplication.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { window } from '../../../fakes/vscode.ts';
import { application, argo } from '../../actions/argo.ts';

/** What the user does: set by the test. */
const said = vi.hoisted(() => ({ documents: [] as string[], isAgreed: true }));

vi.mock('../../../../src/vscode/beside.ts', () => ({
  askBeside: async ({ document, confirm }: { document: string; confirm: (value: boolean) => Promise<boolean> }) => {
    said.documents.push(document);
    return said.isAgreed && (await confirm(true));
  },
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
  const withProgress = async (_: unknown, work: (progress: object, asked: object) => unknown) =>
    work({ report: () => undefined }, token);
  Object.assign(fake.window, { withProgress });
  return { ...fake, ProgressLocation: { Notification: 15 } };
});

const uid = '00000000-0000-4000-8000-000000000001';
const destination = { server: 'https://kubernetes.default.svc', namespace: 'git' };
const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const claim = { version: 'v1', kind: 'PersistentVolumeClaim', namespace: 'git', name: 'data' };

beforeEach(() => {
  said.documents.length = 0;
  said.isAgreed = true;
});

interface Doing {
  readonly mode?: 'keep' | 'delete' | null;
  readonly isWritable?: boolean;
  /** What is answered to a modal question, and typed. */
  readonly answer?: string;
  readonly typed?: string | undefined;
  readonly change?: object;
  /** The row that was clicked; null for the palette. */
  readonly target?: string | null;
}

/** Asks for it in a window with one Application that has a claim; what somebody is told and asked. */
async function asked({
  mode = 'keep',
  isWritable = true,
  answer,
  typed,
  change = {},
  target = 'argocd/git',
}: Doing = {}) {
  const { cluster, ports } = argo(
    application({ metadata: { uid: 'uid-1' }, spec: { destination }, status: { resources: [claim] }, ...change }),
  );
  const deleted = cluster.writes.remove.bind(cluster.writes);
  // Argo CD is quick here: what it deletes has gone with the answer.
  cluster.writes.remove = async (...args) => {
    const ended = await deleted(...args);
    cluster.remove(application());
    return ended;
  };
  cluster.put({ apiVersion: 'v1', kind: claim.kind, metadata: { namespace: 'git', name: 'data' } });
  const [told, questions, prompts, picks]: [string[], string[], string[], string[]] = [[], [], [], []];
  const [details, placeholders]: [string[], string[]] = [[], []];
  const tell = async (text: string) => void told.push(text);
  Object.assign(window, {
    showInformationMessage: tell,
    showErrorMessage: tell,
    showWarningMessage: async (text: string, options: { readonly modal?: boolean; readonly detail?: string }) => {
      (options?.modal ? questions : told).push(text);
      details.push(options?.detail ?? '');
      return answer ?? `Remove from ${cluster.context}`;
    },
    showInputBox: async ({ prompt }: { readonly prompt: string }) => {
      prompts.push(prompt);
      return typed;
    },
    showQuickPick: async (
      items: readonly { readonly label: string; readonly mode?: string; readonly key?: string }[],
      { placeHolder }: { readonly placeHolder?: string },
    ) => {
      picks.push(...items.map(({ label }) => label));
      placeholders.push(placeHolder ?? '');
      return items.find((one) => one.mode === mode || one.key === 'argocd/git');
    },
  });
  const connected = { api: cluster, context: cluster.context, uid };
  const stored = () => cluster.find(kind, 'argocd', 'git');
  const live = {
    platform: { root: 'root', rows: new Map() },
    find: () => ({ application: applicationOf(stored() ?? application()) }),
  };
  const standing = { application: applicationOf(application()), state: 'healthy', why: '' };
  const session = {
    situation: { kind: 'seen', live: true, status: { standings: [standing] } },
    live,
    timers: ports.timers,
  };
  const services = {
    argocd: { parts: async () => ({ session }) },
    session: { connected, isAllowed: () => isWritable, clock: ports.clock },
    spec: async () => ({ platform: { releasedPhase: 4 }, applications: { git: { phase: 4, enabled: true } } }),
    log: { info: () => undefined, warn: () => undefined },
  };
  await removeApplication(services as unknown as CommandServices, target ?? undefined);
  return { told, questions, prompts, picks, details, placeholders, stored: stored() };
}

describe('Remove Application', () => {
  test('keeps the objects by default, shows the plan and asks with the name of the cluster', async () => {
    const { told, questions, prompts, picks, stored } = await asked();
    expect(picks).toEqual(['Keep Its Objects', 'Delete Its Objects Too']);
    expect(said.documents[0]).toContain('Its row "git" in applications.yaml is switched on');
    expect(questions).toEqual(['Remove git from home and keep its objects?']);
    expect([prompts, told]).toEqual([[], ['Removed git. Its objects stay.']]);
    expect(stored).toBeNull();
  });

  test('wants the name typed where data goes', async () => {
    const change = { metadata: { uid: 'uid-1', finalizers: ['x.example.com/y'] } };
    for (const typed of [undefined, 'GIT', 'git ']) {
      const { prompts, questions, told, stored } = await asked({ mode: 'delete', typed, change });
      expect(prompts).toEqual(['Data may be lost. Type "git" to go on.']);
      expect([questions, told]).toEqual([[], []]);
      expect(stored?.metadata).not.toHaveProperty('deletionTimestamp');
      expect(stored?.metadata['finalizers']).toEqual(['x.example.com/y']);
    }
    expect(said.documents[0]).toContain('PersistentVolumeClaim `git/data`');
  });

  test('deletes them once the name is typed', async () => {
    const { told, stored } = await asked({ mode: 'delete', typed: 'git' });
    expect(told).toEqual(['Removed git and its objects.']);
    expect(stored).toBeNull();
  });

  test.each(['keep', 'delete'] as const)('speaks of no objects where there are none: %s', async (mode) => {
    const { told, details } = await asked({ mode, change: { status: { resources: [] } } });
    expect(details[0]).toMatch(/^Argo CD names no object of it that is there\.\n/);
    expect(told).toEqual(['Removed git.']);
  });

  test('asks which one, in words, when none was clicked', async () => {
    const { picks, placeholders, told } = await asked({ target: null });
    expect(picks[0]).toBe('git');
    expect(placeholders.every((one) => one !== '')).toBe(true);
    expect(told).toEqual(['Removed git. Its objects stay.']);
  });

  test.each<[string, Doing, () => void]>([
    ['nothing is chosen', { mode: null }, () => undefined],
    ['nobody agrees', {}, () => (said.isAgreed = false)],
    ['the last question is answered with no', { answer: 'Cancel' }, () => undefined],
    ['the cluster is only read', { isWritable: false, answer: 'Cancel' }, () => undefined],
  ])('changes nothing when %s', async (_, doing, before) => {
    before();
    const { told, stored } = await asked(doing);
    expect(told).toEqual([]);
    expect(stored?.metadata).not.toHaveProperty('deletionTimestamp');
  });

  test('says what is in the way', async () => {
    const { told, stored } = await asked({ change: { operation: { sync: {} }, status: { resources: [] } } });
    expect(told).toEqual(['An operation of "git" is under way; terminate it first (Slipway: Terminate Operation).']);
    expect(said.documents).toEqual([]);
    expect(stored).not.toBeNull();
  });
});
