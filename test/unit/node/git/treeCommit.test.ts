import { expect, test } from 'vitest';
import { commitOnTop } from '../../../../src/node/git/treeCommit.ts';
import { expectNothingLeft } from './left.ts';
import { never, platform, raised, somebody } from './somebody.ts';

test('A commit has exactly these files on top of another, and no name leads to it', async () => {
  const user = somebody({ 'platform.yaml': platform, 'a.yaml': 'a\n' });
  const before = user.snapshot();
  const parent = user.git('rev-parse', 'main');
  const files = [
    { path: 'platform.yaml', mode: '100644', text: raised },
    { path: 'new/b.yaml', mode: '100755', text: 'b\n' },
  ];
  const made = await commitOnTop(await user.open(), { parent, message: 'feat: x\n' }, files, never);
  const commit = 'commit' in made ? made.commit : '';
  expect(user.git('ls-tree', '-r', '--format=%(objectmode) %(path)', commit).split('\n')).toEqual([
    '100644 a.yaml',
    '100755 new/b.yaml',
    '100644 platform.yaml',
  ]);
  expect(user.git('show', `${commit}:platform.yaml`)).toBe(raised.trim());
  expect(user.git('log', '--format=%s', commit)).toBe('feat: x\nfirst');
  expect(user.snapshot()).toEqual(before);
  expectNothingLeft(user);
});

test('Without its parent there is none', async () => {
  const user = somebody();
  const wanted = { parent: 'a'.repeat(40), message: 'x' };
  expect(await commitOnTop(await user.open(), wanted, [], never)).toMatchObject({ failure: { code: 'other' } });
  expectNothingLeft(user);
});
