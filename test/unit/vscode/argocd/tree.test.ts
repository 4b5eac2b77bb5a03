import { expect, test, vi } from 'vitest';
import type { ApplicationsSession } from '../../../../src/vscode/argocd/session.ts';
import { ApplicationsTree } from '../../../../src/vscode/argocd/tree.ts';
import type { ClusterSession } from '../../../../src/vscode/cluster/session.ts';
import { EventEmitter } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

/** A tree whose cluster has not answered, and how many listen to that. */
function waiting() {
  const changed = new EventEmitter<void>();
  let listeners = 0;
  const session = {
    situation: { kind: 'connecting' },
    live: null,
    spec: null,
    wantSpec: async () => undefined,
    onDidChange: (call: () => void) => {
      listeners++;
      return changed.event(call);
    },
  };
  const cluster = { clock: { now: () => new Date(0) }, connection: { state: 'idle' }, isResting: false };
  const tree = new ApplicationsTree(session as unknown as ApplicationsSession, {
    session: cluster as unknown as ClusterSession,
  });
  return { tree, session, changed, listeners: () => listeners };
}

test('Who asks while the cluster has said nothing waits, and all of them on one listener', async () => {
  const { tree, session, changed, listeners } = waiting();
  let answers = 0;
  const asked = [1, 2, 3].map(async () => {
    await tree.children(undefined);
    answers++;
  });
  changed.fire();
  await new Promise(setImmediate);
  expect([answers, listeners()]).toEqual([0, 1]);
  session.situation = { kind: 'failed' };
  changed.fire();
  await Promise.all(asked);
  expect(await tree.children(undefined)).toEqual([]);
});

test('Nobody waits for a tree that has ended', async () => {
  const { tree } = waiting();
  const asked = tree.children(undefined);
  tree.dispose();
  expect(await asked).toEqual([]);
});
