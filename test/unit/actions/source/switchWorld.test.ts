import { describe, expect, test } from 'vitest';
import { switchWorld } from '../../../../src/actions/source/switchWorld.ts';
import type { Source } from '../../../../src/domain/bootstrap/source.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { github, gitlab, gitlabRemote, platformText } from './switchedObjects.ts';
import { folder, never } from './switchedPlatform.ts';

const text = platformText('github');
const [there, older] = ['a'.repeat(40), 'b'.repeat(40)];
/** Not a Service, so it can be asked from here. */
const outside = 'https://gitlab.else.arpa/platform/platform-repo.git';

/** A repository that knows both sources: `origin`, to which it is pushed, is that of GitHub. */
class Git extends MemoryGitWrites {
  readonly asked: string[] = [];
  readonly silent = new Set<string>();

  constructor(committed: string | null = text) {
    super(committed === null ? {} : { 'platform.yaml': committed });
    this.others = [{ name: 'lab', url: gitlabRemote }];
    this.heads.set('lab', older);
  }

  override async remoteHead(...[at, remote, branch, signal]: Parameters<MemoryGitWrites['remoteHead']>) {
    this.asked.push(`${remote} ${branch}`);
    return this.silent.has(remote) ? { failure: 'no route' } : super.remoteHead(at, remote, branch, signal);
  }
}

async function look(
  git: Git,
  { target = 'gitlab', written = text }: { target?: Source; written?: string | null } = {},
) {
  const files = memoryFiles(written === null ? {} : { [`${folder}/platform.yaml`]: written });
  return switchWorld({ git, files }, folder, target, never);
}

describe('what is known of the repository', () => {
  test('is its texts, its remotes, and where the branch stands at both', async () => {
    const git = new Git();
    expect(await look(git, { written: '# mine\n' })).toEqual({
      facts: await git.facts(folder, never),
      committed: text,
      written: '# mine\n',
      remotes: [
        { name: 'origin', url: github },
        { name: 'lab', url: gitlabRemote },
      ],
      upstream: { commit: there },
      left: { commit: there },
      taken: { commit: older },
    });
  });

  test.each<readonly [target: Source, left: string, taken: string]>([
    ['gitlab', there, older],
    ['github', older, there],
  ])('goes by the target, not by what is named today: %s', async (target, left, taken) => {
    expect(await look(new Git(), { target })).toMatchObject({ left: { commit: left }, taken: { commit: taken } });
  });

  test('is the branch of the upstream, whatever it is called here', async () => {
    const git = new Git();
    git.changes = { branch: 'try', upstream: { remote: 'origin', url: github, branch: 'main', commit: null } };
    await look(git);
    expect(new Set(git.asked)).toEqual(new Set(['origin main', 'lab main']));
  });

  test.each<readonly [what: string, git: () => Git, wanted: object, asked: readonly string[]]>([
    ['no file in the commit', () => new Git(null), { committed: null, left: null, taken: null }, ['origin']],
    [
      'no commit',
      () => Object.assign(new Git(), { changes: { head: '' } }),
      { committed: null, left: null, taken: null },
      ['origin'],
    ],
    ['no source in it', () => new Git('platform: {}\n'), { left: null, taken: null }, ['origin']],
    ['one address', () => new Git(text.replace(gitlab, "''")), { left: null, taken: null }, ['origin']],
    [
      'no upstream',
      () => Object.assign(new Git(), { changes: { upstream: null } }),
      { committed: text, upstream: null, left: null, taken: null },
      [],
    ],
    [
      'no remote to the one that is left',
      () => {
        const git = new Git();
        git.changes = { upstream: { remote: 'lab', url: gitlabRemote, branch: 'main', commit: null } };
        git.others = [];
        return git;
      },
      { left: null, taken: { commit: older } },
      ['lab', 'lab'],
    ],
  ])('has a gap with %s', async (_, git, wanted, asked) => {
    const of = git();
    expect(await look(of)).toMatchObject(wanted);
    expect(of.asked).toEqual(asked.map((remote) => `${remote} main`));
  });

  test('has no text of a file that is gone', async () => {
    expect(await look(new Git(), { written: null })).toMatchObject({ committed: text, written: null });
  });

  test('a remote that says nothing is told as one', async () => {
    const git = new Git();
    git.silent.add('lab');
    expect(await look(git)).toMatchObject({ left: { commit: there }, taken: { failure: 'no route' } });
  });
});

describe('an address that no remote has', () => {
  test.each<readonly [what: string, address: string, isSilent: boolean, taken: object | null, isAsked: boolean]>([
    ['is asked by itself', outside, false, { commit: older }, true],
    ['is left to Argo CD when this machine has no way to it', outside, true, null, true],
    ['is not asked when it is in the cluster', gitlab, false, null, false],
  ])('%s', async (_, address, isSilent, taken, isAsked) => {
    const git = new Git(text.replace(gitlab, address));
    git.others = [];
    git.heads.set(address, older);
    if (isSilent) git.silent.add(address);
    expect(await look(git)).toMatchObject({ left: { commit: there }, taken });
    expect(git.asked.includes(`${address} main`)).toBe(isAsked);
  });
});

test.each<readonly [what: string, fail: (git: Git) => void]>([
  ['how it stands', (git) => git.failFacts('broken')],
  ['its remotes', (git) => void (git.remotes = async () => ({ failure: 'broken' }))],
  ['its file', (git) => void git.unreadable.set('platform.yaml', 'broken')],
])('Git does not tell %s', async (_, fail) => {
  const git = new Git();
  fail(git);
  expect(await look(git)).toEqual({ failure: 'broken' });
  expect(git.asked).toEqual([]);
});
