import { expect, test } from 'vitest';
import { requestObstacle } from '../../../../src/domain/bootstrap/requestObstacle.ts';
import { requesting } from '../../../../src/domain/bootstrap/requesting.ts';
import type { RequestWorld } from '../../../../src/domain/bootstrap/requesting.ts';
import { platform, proposed, releaseOf, spec, theirs, world } from './requestWorlds.ts';

function obstacle(of: RequestWorld): string | null {
  const { phase, step } = releaseOf();
  const would = requesting(phase, of);
  return 'problem' in would ? would.problem : requestObstacle(spec, phase, step, of, would);
}

test.each<readonly [what: string, RequestWorld]>([
  ['all is in order', world()],
  ['other lines of the file are changed', world({ written: `${platform(2)}# mine\n` })],
  ['the file can not be read', world({ written: 'platform: [' })],
  ['it is waited for, and the branch has gone on', world({ proposed, remote: { commit: theirs } })],
  ['it is merged and pulled', world({ committed: platform(3), pushed: platform(3), hasThere: () => false })],
  ['it is waited for, and nobody is named as the author', world({ proposed, of: { noIdentity: 'no email' } })],
])('Nothing is in the way: %s', (_, of) => {
  expect(obstacle(of)).toBeNull();
});

test.each<readonly [what: string, of: RequestWorld, sentence: RegExp]>([
  [
    'the line is changed here already',
    world({ written: platform(3) }),
    /^platform\.yaml says releasedPhase: 3 here and is not committed; the pull request brings the release of Security, so take that back \(git restore platform\.yaml\)\.$/,
  ],
  [
    'the line is changed while it is waited for',
    world({ written: platform(3), proposed }),
    /releasedPhase: 3 here and is not committed/,
  ],
  [
    'the remote has what is not here',
    world({ remote: { commit: theirs } }),
    /"origin" has commits that are not here; get them first with git pull origin main/,
  ],
  [
    'the way is changed here and not committed',
    world({ written: platform(2).replace(', releaseBy: merge-request', '') }),
    /^platform\.repository\.releaseBy in platform\.yaml is push here, and merge-request in its commit/,
  ],
  ['nobody is named as the author', world({ of: { noIdentity: 'no email' } }), /^Git can name nobody as the author/],
  [
    'the certificate is not pushed',
    world({ hasThere: (path) => path !== 'pub-cert.pem' }),
    /^pub-cert\.pem is committed here and not in "main" of "origin"; bring it there by a pull request of its own \(git push origin HEAD:refs\/heads\/NAME\), and get that with git pull\.$/,
  ],
  [
    'the certificate is not committed',
    world({ hasThere: () => false, has: () => false }),
    /pub-cert\.pem is not in Git; the step "Back the sealing key up" of GitOps puts it there \(and 1 more\)\.$/,
  ],
  [
    'the certificate is changed',
    world({ of: { changed: ['pub-cert.pem'] } }),
    /pub-cert\.pem is changed and not committed/,
  ],
])('In the way: %s', (_, of, sentence) => {
  expect(obstacle(of)).toMatch(sentence);
});
