import { beforeEach, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import { writingTo } from '../../../../src/vscode/bootstrap/writing.ts';
import { commands as editor, run } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

beforeEach(() => {
  vi.restoreAllMocks();
  run.length = 0;
});

/** Writing to the cluster `u-1`, in a window that may write to these, and to those once its dialog was answered. */
function desk(before: readonly string[], after: readonly string[]) {
  let allowed = before;
  const executeCommand = editor.executeCommand;
  vi.spyOn(editor, 'executeCommand').mockImplementation(async (...all) => {
    await executeCommand(...all);
    allowed = after;
  });
  return writingTo({ isAllowed: (uid) => allowed.includes(uid) }, 'u-1');
}

test.each<[string, before: readonly string[], after: readonly string[], asked: number, wanted: boolean]>([
  ['was allowed asks nobody', ['u-1'], ['u-1'], 0, true],
  ['is allowed in the dialog', [], ['u-1'], 1, true],
  ['nobody allows', [], [], 1, false],
  ['is allowed for another cluster meanwhile', [], ['u-2'], 1, false],
])('Writing that %s: %j, then %j', async (_, before, after, asked, wanted) => {
  const writing = desk(before, after);
  expect(writing.isAllowed).toBe(before.includes('u-1'));
  expect(await writing.ask()).toBe(wanted);
  expect(writing.isAllowed).toBe(wanted);
  expect(run).toEqual(Array.from({ length: asked }, () => [commands.allowWriting]));
});
