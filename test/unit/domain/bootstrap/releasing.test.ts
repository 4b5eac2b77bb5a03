import { describe, expect, test } from 'vitest';
import { releaseObstacle, releasing } from '../../../../src/domain/bootstrap/releasing.ts';
import type { ReleaseWorld } from '../../../../src/domain/bootstrap/releasing.ts';
import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import { template } from '../phases/template.ts';

const { spec } = template();

const address = 'https://git.home.arpa/me/platform.git';
const [head, older, theirs] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

function platform(released: number, repository = ''): string {
  return `platform:\n  releasedPhase: ${released}\n  repository: { mirror: '${address}', source: github, revision: main${repository} }\n`;
}

const facts: RepositoryFacts = {
  prefix: '',
  branch: 'main',
  head,
  upstream: { remote: 'origin', url: address, branch: 'main', commit: head },
  unpushed: [],
  behind: 0,
  unfinished: null,
  changed: [],
  noIdentity: null,
};

function world({
  of = {},
  ...more
}: Partial<Omit<ReleaseWorld, 'facts'>> & { of?: Partial<RepositoryFacts> } = {}): ReleaseWorld {
  const committed = platform(2);
  return {
    committed,
    written: committed,
    remote: { commit: head },
    pushed: committed,
    has: () => true,
    facts: { ...facts, ...of },
    ...more,
  };
}

function phase(id = 'security') {
  const found = spec.phases.find((one) => one.id === id);
  const step = found?.steps.find(({ kind }) => kind === 'gitops');
  if (found === undefined || step === undefined) throw new Error(`${id} releases nothing.`);
  return { found, step };
}

function would(of: ReleaseWorld, id = 'security') {
  return releasing(phase(id).found, of);
}

function obstacle(of: ReleaseWorld, id = 'security'): string | null {
  const { found, step } = phase(id);
  const what = releasing(found, of);
  return 'problem' in what ? what.problem : releaseObstacle(spec, found, step, of, what);
}

describe('what a release would do', () => {
  test('commit one line, and push it', () => {
    expect(would(world())).toMatchObject({
      does: 'commit',
      branch: 'main',
      text: platform(3),
      message: 'feat: release security\n\nSlipway-Release: security\n',
      commit: null,
      along: [],
    });
    const { diff } = would(world()) as { readonly diff: string };
    expect(diff.split('\n')).toEqual([
      '--- a/platform.yaml',
      '+++ b/platform.yaml',
      '@@ -1,3 +1,3 @@',
      ' platform:',
      '-  releasedPhase: 2',
      '+  releasedPhase: 3',
      expect.stringContaining('repository'),
    ]);
  });

  const own = { commit: head, subject: 'feat: release security', release: 'security' };
  const other = { commit: older, subject: 'fix: x', release: null };
  const committed = platform(3);

  test('push the commit that is there, with those before it', () => {
    const of = { unpushed: [own, other] };
    expect(would(world({ committed, of, remote: { commit: theirs } }))).toMatchObject({
      does: 'push',
      commit: head,
      along: [other],
    });
    // Only what it does not have.
    expect(would(world({ committed, of, remote: { commit: older } }))).toMatchObject({
      does: 'push',
      commit: head,
      along: [],
    });
  });

  test('push the release, and not what was committed after it', () => {
    const of = { unpushed: [other, own] };
    expect(would(world({ committed, of, remote: { commit: theirs } }))).toMatchObject({ does: 'push', commit: head });
  });

  test('leave alone what else is not pushed, when the release is', () => {
    const of = { unpushed: [other] };
    expect(would(world({ committed, of, remote: { commit: theirs }, pushed: committed }))).toMatchObject({
      does: 'wait',
      commit: theirs,
      along: [],
    });
    expect(would(world({ committed, of, remote: { commit: theirs }, pushed: null }))).toMatchObject({ does: 'push' });
  });

  test('push what somebody has committed by hand', () => {
    const of = { unpushed: [{ ...own, release: null }, other] };
    expect(would(world({ committed, of, remote: { commit: theirs } }))).toMatchObject({
      does: 'push',
      commit: head,
      along: [other],
    });
  });

  test('wait for Argo CD, when all is there', () => {
    for (const of of [{}, { unpushed: [own] }])
      expect(would(world({ committed, of, pushed: committed }))).toMatchObject({
        does: 'wait',
        commit: head,
        along: [],
      });
  });

  test('commit again, when the release was taken back', () => {
    const of = { unpushed: [{ ...other, subject: 'revert: it' }, own] };
    expect(would(world({ of, remote: { commit: theirs } }))).toMatchObject({ does: 'commit', along: of.unpushed });
  });
});

describe('what is in the way', () => {
  test('Nothing, when all is in order', () => {
    expect(obstacle(world())).toBeNull();
    expect(obstacle(world({ of: { changed: ['platform.yaml', 'phases/3-security/phase.yaml'] } }))).toBeNull();
    expect(obstacle(world({ remote: { commit: null } }))).toBeNull();
  });

  test.each<readonly [does: string, of: ReleaseWorld]>([
    [
      'push',
      world({
        committed: platform(3),
        of: { noIdentity: 'no email', unpushed: [{ commit: head, subject: 'feat: x', release: 'security' }] },
        remote: { commit: theirs },
      }),
    ],
    ['wait', world({ committed: platform(3), pushed: platform(3), of: { noIdentity: 'no email' } })],
  ])('Nobody has to be named as the author where it would only %s', (does, of) => {
    expect(would(of)).toMatchObject({ does });
    expect(obstacle(of) ?? '').not.toContain('author');
  });

  test.each<readonly [what: string, of: ReleaseWorld, sentence: RegExp]>([
    ['no branch', world({ of: { branch: null } }), /HEAD is on no branch; check out/],
    ['no commit', world({ of: { head: '' } }), /has no commit yet/],
    ['no platform in Git', world({ committed: null }), /platform\.yaml is not in Git/],
    [
      'a merge',
      world({ of: { unfinished: 'merge' } }),
      /A merge is not finished; finish it, or give it up with git merge --abort\./,
    ],
    ['a rebase', world({ of: { unfinished: 'rebase' } }), /git rebase --abort/],
    ['a bisect', world({ of: { unfinished: 'bisect' } }), /git bisect reset/],
    ['nobody', world({ of: { noIdentity: 'no email was given' } }), /no email was given\); set user\.name/],
    ['another branch', world({ of: { branch: 'work' } }), /The branch is "work", and Argo CD follows "main"/],
    ['no upstream', world({ of: { upstream: null } }), /is pushed nowhere; push it once with git push --set-upstream/],
    [
      'another way that is not committed',
      world({ written: platform(2, ', releaseBy: merge-request'), of: { upstream: null } }),
      /^platform\.repository\.releaseBy in platform\.yaml is merge-request here, and push in its commit/,
    ],
    [
      'another branch at the remote',
      world({ of: { upstream: { remote: 'origin', url: address, branch: 'work', commit: head } } }),
      /pushed to "work", and Argo CD follows "main"/,
    ],
    [
      'another remote',
      world({
        of: { upstream: { remote: 'o', url: 'https://git.home.arpa/you/p.git', branch: 'main', commit: head } },
      }),
      /pushed to https:\/\/git\.home\.arpa\/you\/p\.git, and Argo CD reads https:\/\/git\.home\.arpa\/me\/platform\.git/,
    ],
    ['no source', world({ committed: 'platform: { releasedPhase: 2 }' }), /does not say where Argo CD reads it/],
    [
      'a remote that does not answer',
      world({ remote: { failure: 'it times out' } }),
      /"origin" does not say where "main" stands: it times out\./,
    ],
    [
      'a remote that is ahead',
      world({ remote: { commit: theirs } }),
      /"origin" has commits that are not here; get them first with git pull origin main/,
    ],
    ['a remote that is known to be ahead', world({ of: { behind: 1 } }), /has commits that are not here/],
    [
      'a phase between',
      world({ committed: platform(1) }),
      /is 1, and is raised by one only; phase 2 comes before phase 3/,
    ],
    ['changes of the same line', world({ written: platform(7) }), /does not go together with the release/],
    ['a file that is gone', world({ written: null }), /does not go together with the release/],
    [
      'no certificate in Git',
      world({ has: (path) => path !== 'pub-cert.pem' }),
      /pub-cert\.pem is not in Git; the step "Back the sealing key up" of GitOps/,
    ],
    ['nothing sealed', world({ has: () => false }), /\(and 1 more\)\.$/],
    [
      'a certificate that is changed',
      world({ of: { changed: ['pub-cert.pem'] } }),
      /pub-cert\.pem is changed and not committed/,
    ],
  ])('%s', (_, of, sentence) => {
    expect(obstacle(of)).toMatch(sentence);
  });

  test('What is changed and not committed is in no way of a push', () => {
    expect(obstacle(world({ committed: platform(3), written: platform(7) }))).toBeNull();
  });

  test('Line ends and a byte order mark are no changes', () => {
    const committed = `\ufeff${platform(2)}`;
    expect(obstacle(world({ committed, written: platform(2).replaceAll('\n', '\r\n') }))).toBeNull();
  });

  test('Credentials in an address are never said', () => {
    const committed = platform(2).replace('https://', 'https://me:secret@');
    const upstream = { remote: 'o', url: 'https://git.home.arpa/you/p.git', branch: 'main', commit: head };
    expect(obstacle(world({ committed, of: { upstream } }))).not.toContain('secret');
  });
});
