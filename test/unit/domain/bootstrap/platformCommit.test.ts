import { expect, test } from 'vitest';
import { platformCommit, platformDiff } from '../../../../src/domain/bootstrap/platformCommit.ts';
import { releaseMessage } from '../../../../src/domain/bootstrap/release.ts';

test('another text is shown as diff -u shows it', () => {
  const diff = platformDiff('platform:\n  releasedPhase: 0\n', 'platform:\n  releasedPhase: 1\n');
  expect(diff.split('\n').slice(0, 2)).toEqual(['--- a/platform.yaml', '+++ b/platform.yaml']);
  expect(diff).toContain('\n-  releasedPhase: 0\n+  releasedPhase: 1');
});

test('a commit is told by its file with the diff, its subject and its trailer', () => {
  expect(platformCommit({ branch: 'main', message: releaseMessage({ id: 'storage' }), diff: '-a\n+b' })).toEqual([
    { target: 'git', action: 'update', what: 'platform.yaml on main', diff: '-a\n+b' },
    { target: 'git', action: 'create', what: 'commit "feat: release storage", Slipway-Release: storage', diff: '' },
  ]);
});
