import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lock } from '../../../../src/domain/sealing/age.ts';
import { backupText } from '../../../../src/domain/sealing/keyBackup.ts';
import { restoreSealingKey } from '../../../../src/vscode/commands/restoreSealingKey.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { window } from '../../../fakes/vscode.ts';
import { folder, identity, ownKey, platform, recipients, unseen } from '../../actions/bootstrap/secretsPlatform.ts';

/** What the user has chosen: set by the test. */
const said = vi.hoisted(() => ({ restored: null as unknown, documents: [] as string[], isAgreed: true }));

vi.mock('../../../../src/vscode/steps.ts', () => ({
  askSteps: async () => (said.restored === null ? undefined : { restored: said.restored }),
}));

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

const { signal } = new AbortController();
const { armored } = await lock(backupText([ownKey], 'kube-system'), { recipients }, signal);
const secret = { apiVersion: 'v1', kind: 'Secret' };

beforeEach(() => {
  said.documents.length = 0;
  said.isAgreed = true;
  said.restored = { text: armored, opens: { identity } };
});

/** Asks for it in a window with this cluster; what somebody is told. */
async function asked({
  isWritable = true,
  uid = undefined as string | undefined,
  answer = 'Restore on test',
  isSlow = false,
} = {}) {
  const here = platform({ 'pub-cert.pem': ownKey.certificate });
  const { cluster, ports } = here;
  const timers = new ManualTimers();
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = (object, until) => {
    if (isSlow) timers.advance(10_000);
    return create(object, until);
  };
  const [told, logged]: [string[], string[]] = [[], []];
  const tell = async (text: string) => void told.push(text);
  const dialogs: string[] = [];
  Object.assign(window, {
    showInformationMessage: tell,
    showErrorMessage: tell,
    showWarningMessage: async (text: string) => {
      dialogs.push(text);
      return answer.replace('test', cluster.context);
    },
  });
  const kubeSystem = await cluster.get(
    { apiVersion: 'v1', kind: 'Namespace' },
    { namespace: null, name: 'kube-system' },
    signal,
  );
  const own = 'value' in kubeSystem ? (kubeSystem.value?.metadata.uid ?? '') : '';
  const services = {
    session: {
      connected: { api: cluster, context: cluster.context, uid: uid ?? own },
      isAllowed: () => isWritable,
      clock: ports.clock,
    },
    platforms: { active: { fsPath: folder } },
    spec: async () => null,
    outside: async () => ({ files: ports.files }),
    bootstrap: async () => ({ timers }),
    log: { info: (line: string) => logged.push(line), warn: (line: string) => logged.push(line) },
  };
  await restoreSealingKey(services as unknown as CommandServices);
  return { told, logged, dialogs, stored: cluster.find(secret, 'kube-system', ownKey.secret) };
}

describe('Restore Sealing Key', () => {
  test('shows what it would do, asks with the name of the cluster, and does it', async () => {
    const { told, dialogs, stored, logged } = await asked();
    expect(said.documents[0]).toContain(`Secret kube-system/${ownKey.secret}`);
    expect(dialogs).toEqual([expect.stringMatching(/^Restore the sealing key on .*\?$/)]);
    expect(told).toEqual([`Restored 1 key. ${unseen}`]);
    expect(stored).not.toBeNull();
    expect(JSON.stringify([said.documents, told, dialogs, logged])).not.toMatch(/PRIVATE KEY|LS0tLS1/);
  });

  test('says what it waits for when the API server takes long', async () => {
    expect((await asked({ isSlow: true })).logged[0]).toBe(
      `Waits for the API server to create Secret kube-system/${ownKey.secret}: a webhook that it asks first may take 30 s`,
    );
  });

  test.each<[string, () => void, Parameters<typeof asked>[0]]>([
    ['nobody agrees', () => (said.isAgreed = false), {}],
    ['the last question is answered with no', () => undefined, { answer: 'Cancel' }],
    ['nothing is chosen', () => (said.restored = null), {}],
    ['the cluster is only read', () => undefined, { isWritable: false, answer: 'Cancel' }],
  ])('changes nothing when %s', async (_, change, here) => {
    change();
    const { told, stored } = await asked(here);
    expect([told, stored]).toEqual([[], null]);
  });

  test('says why a backup can not be opened', async () => {
    said.restored = { text: 'hello', opens: { identity } };
    const { told, stored } = await asked();
    expect(told).toEqual([expect.stringMatching(/^There is no sealing key in the backup/)]);
    expect(stored).toBeNull();
  });

  test('writes nothing into another cluster that has come under the same name', async () => {
    const { told, stored } = await asked({ uid: '00000000-0000-4000-8000-00000000ffff' });
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('Restored');
    expect(stored).toBeNull();
  });
});
