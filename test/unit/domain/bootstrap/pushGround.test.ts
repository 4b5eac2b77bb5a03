import { describe, expect, test } from 'vitest';
import {
  byAuthor,
  byFile,
  byPlace,
  byRemote,
  byState,
  groundOf,
  unpushedBy,
} from '../../../../src/domain/bootstrap/pushGround.ts';
import type { RemoteHead, Stand } from '../../../../src/domain/bootstrap/pushGround.ts';
import type { RepositoryFacts, UnpushedCommit } from '../../../../src/domain/bootstrap/repository.ts';

const address = 'https://git.home.arpa/me/platform.git';
const [head, older, theirs] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const upstream = { remote: 'origin', url: address, branch: 'main', commit: head };
const stand: Stand = { branch: 'main', head, upstream };
const good: RepositoryFacts = {
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
const newest: UnpushedCommit = { commit: head, subject: 'feat: x', release: null };
const middle: UnpushedCommit = { commit: older, subject: 'fix: y', release: null };

test.each<readonly [what: string, of: Partial<RepositoryFacts>, sentence: string | null]>([
  ['good order', {}, null],
  ['a merge', { unfinished: 'merge' }, 'A merge is not finished; finish it, or give it up with git merge --abort.'],
  [
    'a cherry-pick',
    { unfinished: 'cherry-pick' },
    'A cherry-pick is not finished; finish it, or give it up with git cherry-pick --abort.',
  ],
  ['a bisect', { unfinished: 'bisect' }, 'A bisect is not finished; end it with git bisect reset.'],
  ['nobody to commit', { noIdentity: 'no email' }, null],
])('the state: %s', (_, of, sentence) => {
  expect(byState({ ...good, ...of })).toEqual(sentence);
});

test.each<readonly [noIdentity: string | null, sentence: string | null]>([
  [null, null],
  ['no email', 'Git can name nobody as the author (no email); set user.name and user.email with git config.'],
  ['No email. ', 'Git can name nobody as the author (No email); set user.name and user.email with git config.'],
])('the author, when Git says: %s', (noIdentity, sentence) => {
  expect(byAuthor({ ...good, noIdentity })).toBe(sentence);
});

test.each<readonly [what: string, of: Partial<RepositoryFacts>, committed: string | null, problem: string]>([
  ['no branch', { branch: null }, 'a', 'HEAD is on no branch; check out the branch that Argo CD follows.'],
  ['no commit', { head: '' }, 'a', 'The branch "main" has no commit yet; commit the platform first.'],
  ['no platform', {}, null, 'platform.yaml is not in Git; commit the platform first.'],
])('the ground: %s', (_, of, committed, problem) => {
  expect(groundOf({ ...good, ...of }, committed)).toEqual({ problem });
});

test('the ground is where the branch stands, and what is committed there', () => {
  expect(groundOf(good, 'a')).toEqual({ ...stand, committed: 'a' });
});

describe('the place', () => {
  const platform = { network: { domain: 'lab.arpa' } };
  const service = 'http://gitlab.gitlab.svc.cluster.local/me/platform.git';
  const pushed = (url: string, branch = 'main'): Stand => ({ ...stand, upstream: { ...upstream, url, branch } });
  const secret = 'https://me:secret@git.home.arpa/me/platform.git';

  test.each<readonly [what: string, read: string, revision: string, at: Stand, sentence: RegExp | null]>([
    ['where Argo CD reads', address, 'main', stand, null],
    ['another way to it', address, 'main', pushed('git@git.home.arpa:me/platform.git'), null],
    ['a Service under its name outside', service, 'main', pushed('https://gitlab.lab.arpa/me/platform.git'), null],
    ['its HEAD, on any branch', address, 'HEAD', { ...pushed(address, 'try'), branch: 'try' }, null],
    [
      'another branch',
      address,
      'main',
      { ...stand, branch: 'try' },
      /^The branch is "try", and Argo CD follows "main" \(platform\.repository\.revision\); check that out\.$/,
    ],
    ['a tag', address, 'v1', stand, /Argo CD follows "v1"/],
    [
      'no upstream',
      secret,
      'main',
      { ...stand, upstream: null },
      /is pushed nowhere; push it once with git push --set-upstream, to https:\/\/git\.home\.arpa\/me\/platform\.git\.$/,
    ],
    ['another branch there', address, 'main', pushed(address, 'try'), /is pushed to "try", and Argo CD follows "main"/],
    ['its HEAD, pushed to another branch', address, 'HEAD', pushed(address, 'try'), /pushed to "try".* follows "main"/],
    [
      'another repository',
      secret,
      'main',
      pushed('https://git.home.arpa/you/p.git'),
      /is pushed to https:\/\/git\.home\.arpa\/you\/p\.git, and Argo CD reads https:\/\/git\.home\.arpa\/me\/platform\.git /,
    ],
    [
      'a Service of another domain',
      service,
      'main',
      pushed('https://gitlab.else.arpa/me/platform.git'),
      /Argo CD reads/,
    ],
  ])('%s', (_, read, revision, at, sentence) => {
    const said = byPlace({ address: read, revision }, platform, at);
    expect(said ?? '').toMatch(sentence ?? /^$/);
  });

  test('of a branch that takes no pushes, without an upstream, is not to be pushed to', () => {
    const protecting = { ...platform, repository: { releaseBy: 'merge-request' } };
    expect(byPlace({ address: secret, revision: 'main' }, protecting, { ...stand, upstream: null })).toBe(
      'The branch "main" has no upstream; give it that of the remote that leads to https://git.home.arpa/me/platform.git: git fetch REMOTE, then git branch --set-upstream-to=REMOTE/main.',
    );
  });
});

const ahead = '"origin" has commits that are not here; get them first with git pull origin main.';

test.each<
  readonly [what: string, remote: RemoteHead | null, of: Partial<RepositoryFacts>, at: Stand, sentence: string | null]
>([
  ['at HEAD', { commit: head }, {}, stand, null],
  ['without the branch', { commit: null }, {}, stand, null],
  ['at a commit that is pushed nowhere else', { commit: older }, { unpushed: [newest, middle] }, stand, null],
  ['where it was known to be', { commit: theirs }, {}, { ...stand, upstream: { ...upstream, commit: theirs } }, null],
  ['not asked', null, { behind: 1 }, stand, null],
  ['none', { commit: theirs }, { behind: 1 }, { ...stand, upstream: null }, null],
  ['at a commit that is not here', { commit: theirs }, {}, stand, ahead],
  ['known to be ahead', { commit: head }, { behind: 2 }, stand, ahead],
  ['silent', { failure: 'no route' }, {}, stand, '"origin" does not say where "main" stands: no route.'],
])('the remote: %s', (_, remote, of, at, sentence) => {
  expect(byRemote({ ...good, ...of }, remote, at)).toBe(sentence);
});

describe('the file', () => {
  const committed = 'platform:\n  a: 1\n  b: 1\n  c: 1\n  d: 1\n';
  const text = committed.replace('a: 1', 'a: 2');
  const refusal =
    'What is changed in platform.yaml and not committed does not go together with the switch; commit it, or take it back.';

  test.each<readonly [what: string, committed: string | null, written: string | null, sentence: string | null]>([
    ['as it is committed', committed, committed, null],
    ['changed elsewhere', committed, committed.replace('d: 1', 'd: 2'), null],
    ['changed in the same way', committed, text, null],
    ['with other line ends', committed, committed.replaceAll('\n', '\r\n'), null],
    ['with a byte order mark', committed, `\ufeff${committed}`, null],
    ['committed with a byte order mark', `\ufeff${committed}`, committed, null],
    ['in no commit', null, null, null],
    ['changed in the same line', committed, committed.replace('a: 1', 'a: 3'), refusal],
    ['gone', committed, null, refusal],
  ])('%s', (_, base, written, sentence) => {
    expect(byFile({ committed: base, written }, text, 'switch')).toBe(sentence);
  });
});

test.each<readonly [what: string, remote: RemoteHead | null, wanted: readonly UnpushedCommit[]]>([
  ['it was not asked', null, [newest, middle]],
  ['it says nothing', { failure: 'no route' }, [newest, middle]],
  ['it has no such branch', { commit: null }, [newest, middle]],
  ['it is elsewhere', { commit: theirs }, [newest, middle]],
  ['it has one of the two', { commit: older }, [newest]],
  ['it has all', { commit: head }, []],
])('what the remote does not have: %s', (_, remote, wanted) => {
  expect(unpushedBy({ ...good, unpushed: [newest, middle] }, remote)).toEqual(wanted);
});
