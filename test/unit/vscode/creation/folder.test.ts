import { expect, test, vi } from 'vitest';
import type { Ground } from '../../../../src/ports.ts';
import { folderProblem } from '../../../../src/vscode/creation/folder.ts';
import { workspace } from '../../../fakes/vscode.ts';
import { memoryWriter } from '../../../fakes/writer.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

test.each<readonly [ground: Ground, isTrusted: boolean, problem: string | null]>([
  ['missing', false, null],
  ['empty', false, null],
  ['repository', true, null],
  ['repository', false, 'The folder holds ".git"; a folder is wanted that is new or empty.'],
  [{ holds: 'x' }, true, 'The folder holds "x"; a folder is wanted that is new or empty.'],
  ['not-a-folder', true, 'This is a file; a folder is wanted that is new or empty.'],
  [{ unreadable: 'no right' }, true, "The folder can't be looked at: no right."],
])('%j, trusted: %s', async (ground, isTrusted, problem) => {
  Object.assign(workspace, { isTrusted });
  const writer = { ...memoryWriter(), ground: () => Promise.resolve(ground) };
  expect(await folderProblem('/home/me/lab', writer)).toBe(problem);
});
