import { expect, onTestFinished, test, vi } from 'vitest';
import type { ArgoCdServices } from '../../../../src/vscode/argocd/argocd.ts';
import { ArgoCd } from '../../../../src/vscode/argocd/argocd.ts';
import { EventEmitter, window } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));
vi.mock('../../../../src/vscode/argocd/start.ts', () => ({
  startArgoCd: () => ({ session: {}, tree: { onDidChange: none, onDidChangeMessage: none, show: () => undefined } }),
}));

const none = new EventEmitter<unknown>().event;

test('What could not be loaded once is tried again', async () => {
  const view = { visible: false, onDidChangeVisibility: none, dispose: () => undefined };
  Object.assign(window, { createTreeView: () => view });
  const failures = [new Error('no such file')];
  const argocd = new ArgoCd({
    platforms: { active: null, onDidChange: none },
    timers: async () => {
      const failure = failures.pop();
      if (failure !== undefined) throw failure;
      return {};
    },
  } as unknown as ArgoCdServices);
  onTestFinished(() => argocd.dispose());
  await expect(argocd.parts()).rejects.toThrow('no such file');
  expect(await argocd.parts()).toHaveProperty('tree');
});
