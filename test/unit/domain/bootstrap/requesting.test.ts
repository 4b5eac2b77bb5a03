import { describe, expect, test } from 'vitest';
import { requesting } from '../../../../src/domain/bootstrap/requesting.ts';
import type { Proposed, RequestWorld } from '../../../../src/domain/bootstrap/requesting.ts';
import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import { asked, main, platform, proposed, releaseOf, theirs, world } from './requestWorlds.ts';

function would(of: RequestWorld) {
  return requesting(releaseOf().phase, of);
}

describe('what a release by a request would do', () => {
  test('a commit of one line on top of the remote, whatever is not pushed', () => {
    const committed = `${platform(2)}# Not pushed.\n`;
    expect(would(world({ committed }))).toMatchObject({
      does: 'request',
      branch: 'main',
      aside: 'slipway/release-security',
      parent: main,
      text: platform(3),
      message: 'feat: release security\n\nSlipway-Release: security\n',
      commit: null,
      request: 'pull request',
      options: [],
    });
    const { diff } = would(world({ committed })) as { readonly diff: string };
    expect(diff.split('\n').filter((line) => /^[+-] /.test(line))).toEqual([
      '-  releasedPhase: 2',
      '+  releasedPhase: 3',
    ]);
  });

  test('GitLab is asked for it', () => {
    const text = platform(2, 'gitlab');
    expect(would(world({ committed: text, pushed: text }))).toMatchObject({
      request: 'merge request',
      options: expect.arrayContaining(['merge_request.target=main', 'merge_request.title=feat: release security']),
    });
  });

  test.each<readonly [what: string, Proposed]>([
    ['as it was pushed', proposed],
    ['after the branch went on', { ...proposed, base: theirs }],
    ['with other lines of that day', { ...proposed, before: `${platform(2)}# x\n`, after: `${platform(3)}# x\n` }],
  ])('waiting for the merge of one that is there: %s', (_, one) => {
    expect(would(world({ proposed: one }))).toMatchObject({ does: 'follow', commit: asked, diff: '' });
  });

  test('a branch of which all is merged counts for nothing: the phase was taken back', () => {
    expect(would(world({ proposed: { ...proposed, base: asked, paths: [] } }))).toMatchObject({
      does: 'request',
      commit: null,
    });
  });

  test('waiting for Argo CD, once it is merged and pulled', () => {
    expect(would(world({ committed: platform(3), pushed: platform(3) }))).toMatchObject({ does: 'wait', commit: main });
  });
});

const place = (of: Partial<RepositoryFacts>): RequestWorld => world({ of });
const branch = (of: Partial<Proposed>): RequestWorld => world({ proposed: { ...proposed, ...of } });
const own = { commit: theirs, subject: 'feat: release security', release: 'security' };

test.each<readonly [what: string, of: RequestWorld, sentence: RegExp]>([
  [
    'it is merged and not here',
    world({ pushed: platform(3) }),
    /^The release of Security is merged into "main" of "origin" \(bbbbbbb\), and not here yet\. Get it with git pull origin main, and go on then\.$/,
  ],
  [
    'the remote has what is not here',
    world({ isPulled: false }),
    /^"main" of "origin" is at bbbbbbb, which is not here\. Get it with git pull origin main, look at what came, and plan again\.$/,
  ],
  [
    'it is committed here alone',
    world({ committed: platform(3), of: { unpushed: [own] } }),
    /^Security is released by ddddddd here, and not in "main" of "origin"; push that with git push origin ddddddd:refs\/heads\/slipway\/release-security, merge it there/,
  ],
  ['it is committed here by hand', world({ committed: platform(3) }), /is released by aaaaaaa here/],
  ['a phase between', world({ pushed: platform(1) }), /is 1, and is raised by one only; phase 2 comes before phase 3/],
  ['no branch', place({ branch: null }), /HEAD is on no branch/],
  ['a merge', place({ unfinished: 'merge' }), /A merge is not finished/],
  ['no upstream', place({ upstream: null }), /has no upstream; .+ git branch --set-upstream-to=REMOTE\/main\.$/],
  ['another branch', place({ branch: 'work' }), /The branch is "work", and Argo CD follows "main"/],
  ['no source', world({ committed: 'platform: { releasedPhase: 2 }' }), /does not say where Argo CD reads it/],
  ['no answer', world({ remote: { failure: 'it times out' } }), /"origin" does not say where "main" stands: it times/],
  ['nothing to merge into', world({ remote: { commit: null } }), /"origin" has no branch "main"; push it once/],
  ['no platform there', world({ pushed: null }), /platform\.yaml is not in "main" of "origin"/],
  ['another text there', world({ pushed: 'platform: {}' }), /has no platform\.releasedPhase/],
  ['a branch that can not be read', world({ proposed: { failure: 'it is gone' } }), /does not say what slipway.*gone/],
  [
    'a branch with more',
    branch({ paths: ['a.yaml', 'platform.yaml'] }),
    /^"origin" has a branch slipway\/release-security that is not this release: ccccccc changes a\.yaml and 1 more\. Merge it or remove it there \(git push origin --delete slipway\/release-security\), and plan again\.$/,
  ],
  [
    'a branch with more behind it',
    branch({ paths: ['platform.yaml', 'z.yaml'] }),
    /ccccccc changes z\.yaml and 1 more/,
  ],
  [
    'a branch that changes no text',
    branch({ before: platform(3), after: platform(3) }),
    /is not this release: ccccccc changes platform\.yaml in another way\. /,
  ],
  [
    'a branch with another line',
    branch({ after: platform(4) }),
    /is not this release: ccccccc changes platform\.yaml in/,
  ],
  ['a branch of another day', branch({ before: platform(1), after: platform(2) }), /is not this release/],
  ['a branch that changes nothing', branch({ paths: [], after: platform(2) }), /ccccccc changes nothing/],
  [
    'a branch of another history',
    branch({ base: null, paths: [], before: null }),
    /release: ccccccc has no history in common with/,
  ],
])('no release: %s', (_, of, sentence) => {
  expect(would(of)).toEqual({ problem: expect.stringMatching(sentence) as string });
});
