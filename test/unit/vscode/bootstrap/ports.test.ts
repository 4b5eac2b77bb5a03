import { expect, test, vi } from 'vitest';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import { portsOf } from '../../../../src/vscode/bootstrap/ports.ts';
import type { Over } from '../../../../src/vscode/bootstrap/ports.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { ManualTimers } from '../../../fakes/timers.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const { signal } = new AbortController();

/** What a plan for the cluster `lab` works with, in a window that looks at another one, or at none, by then. */
function planned(looked: MemoryCluster | null, writable: string | null = null) {
  const api = new MemoryCluster('lab');
  const allowed = { uid: writable };
  const session = { clock: new ManualTimers(), isAllowed: (uid: string) => uid === allowed.uid };
  const asked: string[] = [];
  const validation = {
    ports: {
      cluster: looked,
      context: looked?.context ?? 'away',
      kubeconfig: '/etc/lab.yaml',
      get writable() {
        return allowed.uid;
      },
    },
  };
  const allows = async () => {
    asked.push('checks');
    return false;
  };
  const services = { session, judging: {}, validation, checkConsent: { allows }, stepConsent: { allows } };
  const over: Over = {
    ask: (ask) => {
      asked.push('over');
      return ask();
    },
  };
  const meant = { folder: '/lab', cluster: { api, context: 'lab', uid: 'one' }, questions: {} };
  const ports = portsOf(services as never, { kubeconfig: '/etc/lab.yaml' } as never, meant as never, over);
  return { ports, api, allowed, asked };
}

test.each([
  ['at another one', new MemoryCluster('other')],
  ['at none', null],
])('Checks ask the cluster of the plan, also when the window looks %s by then', (_, looked) => {
  const { ports, api } = planned(looked);
  expect(ports.cluster).toBe(api);
  expect(ports.checks.cluster).toBe(api);
  expect(ports.checks).toMatchObject({ context: 'lab', kubeconfig: '/etc/lab.yaml' });
});

test('What may be written is what is allowed at that moment, for the cluster of the plan', () => {
  const { ports, allowed } = planned(null);
  expect([ports.writable, ports.checks.writable]).toEqual([null, null]);
  allowed.uid = 'one';
  expect([ports.writable, ports.checks.writable]).toEqual(['one', 'one']);
  allowed.uid = 'two';
  expect(ports.writable).toBeNull();
});

test('Who is asked meanwhile is asked over what is open, and once', async () => {
  const { ports, asked } = planned(null);
  const use = { phase: 'a', check: 'b', digest: 'd' } as unknown as CheckUse;
  expect(await ports.checks.consent.allows([use], signal)).toBe(false);
  expect(await ports.checks.consent.allows([use], signal)).toBe(false);
  expect(asked).toEqual(['over', 'checks']);
});
