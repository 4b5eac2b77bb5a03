import { expect, test } from 'vitest';
import { switchSituation } from '../../../../src/actions/source/switchSituation.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { gitlabRemote, platformText } from './switchedObjects.ts';
import { folder, never } from './switchedPlatform.ts';

const text = platformText('github');

async function look(change: (git: MemoryGitWrites) => void, committed = text) {
  const git = new MemoryGitWrites({ 'platform.yaml': committed });
  git.others = [{ name: 'lab', url: gitlabRemote }];
  git.heads.set('lab', git.head);
  change(git);
  const files = memoryFiles({ [`${folder}/platform.yaml`]: committed });
  return switchSituation({ git, files }, folder, 'gitlab', never);
}

test('a repository in good order can be switched', async () => {
  expect(await look(() => undefined)).toMatchObject({ would: { does: 'commit' }, obstacle: null });
});

test('what stands against it is told beside what would be done', async () => {
  expect(await look((git) => git.heads.set('lab', 'b'.repeat(40)))).toMatchObject({
    would: { does: 'commit' },
    obstacle: expect.stringContaining('wait until its mirror has caught up'),
  });
});

test.each<[string, (git: MemoryGitWrites) => void, string, RegExp]>([
  [
    'Git says nothing',
    (git) => git.failFacts('no git'),
    text,
    /^Git does not say how the repository stands: no git\.$/,
  ],
  ['nothing names a source', () => undefined, 'platform: {}\n', /^platform\.repository\.source in platform\.yaml/],
])('it can not be told where %s', async (_, change, committed, problem) => {
  expect(await look(change, committed)).toEqual({ problem: expect.stringMatching(problem) });
});
