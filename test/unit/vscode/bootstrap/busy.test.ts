import { expect, test, vi } from 'vitest';
import { tellBusy } from '../../../../src/vscode/bootstrap/busy.ts';
import { window } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const next = 'Plan it again when that has ended.';

test.each<[step: string, said: string, answer: string | undefined, shown: number]>([
  ['', `[A](x) was not begun: another run goes on in this window. ${next}`, undefined, 0],
  [
    'Join [node](y)',
    `[A](x) was not begun: another run goes on in this window, at the step "Join [node](y)". ${next}`,
    'Show Terminal',
    1,
  ],
])('A plan that is not begun is told, with a way to what goes on: step "%s"', async (step, said, answer, shown) => {
  const told: unknown[] = [];
  Object.assign(window, {
    showWarningMessage: async (...all: readonly unknown[]) => {
      told.push(all);
      return answer;
    },
  });
  const show = vi.fn<() => boolean>(() => true);
  await tellBusy({ running: { phase: 'hosts', step }, show }, '[A](x)');
  expect(told).toEqual([[said.replaceAll('](', ']\u200b('), 'Show Terminal']]);
  expect(show).toHaveBeenCalledTimes(shown);
});
