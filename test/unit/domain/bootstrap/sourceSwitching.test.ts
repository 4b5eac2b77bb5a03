import { describe, expect, test } from 'vitest';
import type { RemoteHead } from '../../../../src/domain/bootstrap/pushGround.ts';
import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import { nameOf, switching, switchMessage, switchObstacle } from '../../../../src/domain/bootstrap/sourceSwitching.ts';
import type { Side, SwitchWorld } from '../../../../src/domain/bootstrap/sourceSwitching.ts';
import { github, gitlab, gitlabRemote, platformText } from '../../actions/source/switchedObjects.ts';

const [head, older, theirs] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const origin = { name: 'origin', url: github };
const lab = { name: 'lab', url: gitlabRemote };
const upstream = { remote: 'origin', url: github, branch: 'main', commit: head };
const facts: RepositoryFacts = {
  prefix: '',
  branch: 'main',
  head,
  upstream,
  unpushed: [],
  behind: 0,
  unfinished: null,
  changed: [],
  noIdentity: null,
};
const before = platformText('github');
const after = platformText('gitlab');
const at = (commit: string | null): RemoteHead => ({ commit });

/** A switch to GitLab before it has begun; `of` changes what Git says of the branch. */
function world({
  of = {},
  ...more
}: Partial<Omit<SwitchWorld, 'facts'>> & { readonly of?: Partial<RepositoryFacts> } = {}): SwitchWorld {
  return {
    facts: { ...facts, ...of },
    committed: before,
    written: before,
    remotes: [origin, lab],
    upstream: at(head),
    left: at(head),
    taken: at(head),
    ...more,
  };
}

const own = { commit: head, subject: 'feat: read the platform from gitlab', release: 'source-gitlab' };
const other = { commit: older, subject: 'fix: x', release: null };
const another = { commit: theirs, subject: 'fix: y', release: 'security' };

test('the message follows Conventional Commits, and says whom it comes from', () => {
  expect(switchMessage('github')).toBe('feat: read the platform from github\n\nSlipway-Release: source-github\n');
});

test.each<readonly [string, Side, string]>([
  ['a remote', { source: 'gitlab', address: gitlab, remote: lab }, `"lab" (${gitlabRemote})`],
  ['no remote', { source: 'gitlab', address: 'https://me:secret@x/y.git', remote: null }, 'https://x/y.git'],
])('a side with %s', (_, side, name) => {
  expect(nameOf(side)).toBe(name);
});

describe('what a switch would do', () => {
  test('commit one line, and know both sides by their remotes', () => {
    const would = switching('gitlab', world());
    expect(would).toMatchObject({
      does: 'commit',
      left: { source: 'github', address: github, remote: origin },
      taken: { source: 'gitlab', address: gitlab, remote: lab },
      revision: 'main',
      branch: 'main',
      head,
      upstream,
      text: after,
      message: switchMessage('gitlab'),
      others: [],
    });
    const { diff } = would as { readonly diff: string };
    expect(diff.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '--- a/platform.yaml',
      '+++ b/platform.yaml',
      '-    source: github # today',
      '+    source: gitlab # today',
    ]);
  });

  test.each<readonly [what: string, of: SwitchWorld, wanted: object]>([
    [
      'push the commit that is there',
      world({ committed: after, of: { unpushed: [own] }, upstream: at(older) }),
      { does: 'push', diff: '', others: [], text: after },
    ],
    [
      'push it, though the remote has what came before',
      world({ committed: after, of: { unpushed: [own, other] }, upstream: at(older) }),
      { does: 'push', others: [] },
    ],
    [
      'push it, and tell what is in the way',
      world({ committed: after, of: { unpushed: [own, other, another] }, upstream: at(null) }),
      { does: 'push', others: [other, another] },
    ],
    [
      'nothing, when it is there',
      world({ committed: after, of: { unpushed: [own] } }),
      { does: 'nothing', others: [] },
    ],
    ['nothing, when somebody has committed it', world({ committed: after }), { does: 'nothing', diff: '' }],
    [
      'commit beside a switch of the other way',
      world({ of: { unpushed: [{ ...own, release: 'source-github' }] }, upstream: at(older) }),
      { does: 'commit', others: [{ ...own, release: 'source-github' }] },
    ],
    ['commit without a remote that leads there', world({ remotes: [origin] }), { taken: { remote: null } }],
  ])('%s', (_, of, wanted) => {
    expect(switching('gitlab', of)).toMatchObject(wanted);
  });

  test.each<readonly [what: string, of: SwitchWorld, problem: string]>([
    ['no branch', world({ of: { branch: null } }), 'HEAD is on no branch; check out the branch that Argo CD follows.'],
    ['no commit', world({ of: { head: '' } }), 'The branch "main" has no commit yet; commit the platform first.'],
    ['no platform in Git', world({ committed: null }), 'platform.yaml is not in Git; commit the platform first.'],
    ['nothing of a platform', world({ committed: 'a: 1\n' }), 'platform.yaml has no platform.'],
    [
      'another word',
      world({ committed: before.replace('source: github', 'source: svn') }),
      'platform.repository.source in platform.yaml is neither github nor gitlab.',
    ],
    [
      'a word that stands for others too',
      world({ committed: before.replace('source: github', 'source: &s github').concat('  other: *s\n') }),
      "platform.repository.source in platform.yaml can't be changed alone.",
    ],
  ])('is not told with %s', (_, of, problem) => {
    expect(switching('gitlab', of)).toEqual({ problem });
  });
});

const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

/** A platform whose releases go another way than by a push. */
function protectedBy(way: string, text = before): string {
  return text.replace(/^( *)source:/m, `$1releaseBy: ${way}\n$1source:`);
}

function obstacle(of: SwitchWorld): string | null {
  const would = switching('gitlab', of);
  if ('problem' in would) throw new Error(would.problem);
  return switchObstacle(of, would);
}

describe('what is in the way', () => {
  test.each<readonly [what: string, of: SwitchWorld]>([
    ['all in order', world()],
    [
      'an upstream at the one that is taken',
      world({ of: { upstream: { ...upstream, remote: 'lab', url: gitlabRemote } } }),
    ],
    ['nobody who can tell of the one that is taken', world({ remotes: [origin], taken: null })],
    ['a change elsewhere in the file', world({ written: before.replace('releasedPhase: 2', 'releasedPhase: 3') })],
    [
      'a switch that was merged by hand',
      world({ committed: protectedBy('merge-request', after), written: protectedBy('merge-request', after) }),
    ],
    ['one that has to catch up with the commit', world({ committed: after, written: after, taken: at(older) })],
    [
      'nobody who is named as the author of a commit that is there',
      world({ committed: after, written: after, of: { noIdentity: 'no email' } }),
    ],
  ])('nothing: %s', (_, of) => {
    expect(obstacle(of)).toBeNull();
  });

  test.each<readonly [what: string, of: SwitchWorld, sentence: string]>([
    [
      'a merge, before all else',
      world({ of: { unfinished: 'merge', upstream: null } }),
      like(/^A merge is not finished/),
    ],
    ['nobody to commit', world({ of: { noIdentity: 'no email' } }), like(/^Git can name nobody as the author/)],
    [
      'a branch that takes no pushes',
      world({ committed: protectedBy('merge-request') }),
      'platform.repository.releaseBy is merge-request, and a switch is pushed to both sources; set source: gitlab in platform.yaml by a pull request of your own, have it at both, and get it with git pull: the same command goes on from there.',
    ],
    [
      'nobody knows which way',
      world({ committed: protectedBy('mail') }),
      like(/releaseBy in platform\.yaml is "mail"/),
    ],
    ['no upstream', world({ of: { upstream: null } }), like(/is pushed nowhere/)],
    [
      'an upstream that is neither',
      world({ of: { upstream: { ...upstream, url: 'https://x/y.git' } } }),
      `The branch "main" is pushed to https://x/y.git, and Argo CD reads ${github} (platform.repository); give it that remote as its upstream.`,
    ],
    [
      'no remote to the one that is left',
      world({ remotes: [lab], of: { upstream: { ...upstream, remote: 'lab', url: gitlabRemote } } }),
      `No remote of this repository leads to ${github}, where "main" has to be pushed as well; add it with git remote add.`,
    ],
    ['a remote that is ahead', world({ upstream: at(theirs) }), like(/^"origin" has commits that are not here/)],
    [
      'a commit that is not pushed',
      world({ of: { unpushed: [{ ...other, commit: head }] }, upstream: at(null) }),
      'aaaaaaa fix: x is not pushed; push it to both sources first (git push origin main).',
    ],
    [
      'several',
      world({ of: { unpushed: [other, another] }, upstream: at(null) }),
      like(/^bbbbbbb fix: x and 1 more is not pushed/),
    ],
    [
      'the same line changed',
      world({ written: before.replace('# today', '# now') }),
      like(/does not go together with the switch/),
    ],
    [
      'the switch itself, not committed',
      world({ written: after }),
      'platform.yaml says gitlab, and its commit github; take that back, or commit it.',
    ],
    ['a file that is gone', world({ written: null }), like(/^platform\.yaml says no source, and its commit github/)],
    ['its commit taken back in the file', world({ committed: after }), like(/says github, and its commit gitlab/)],
    [
      'a mirror that is behind',
      world({ taken: at(older) }),
      `"lab" (${gitlabRemote}) has "main" at bbbbbbb, and here it is at aaaaaaa; wait until its mirror has caught up, or git push lab main.`,
    ],
    ['the one that is left behind', world({ left: at(older) }), like(/^"origin" .* has "main" at bbbbbbb/)],
    ['a mirror without the branch', world({ taken: at(null) }), like(/^"lab" .* has no branch "main"; wait until/)],
    [
      'a mirror that says nothing',
      world({ taken: { failure: 'no route' } }),
      like(/^"lab" .* does not say where "main" stands: no route\.$/),
    ],
    [
      'an address behind, without a remote',
      world({ remotes: [origin], taken: at(older) }),
      `${gitlab} has "main" at bbbbbbb, and here it is at aaaaaaa; wait until its mirror has caught up, or push it there.`,
    ],
  ])('%s', (_, of, sentence) => {
    expect(obstacle(of)).toEqual(sentence);
  });
});
