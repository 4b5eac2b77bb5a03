import { describe, expect, test } from 'vitest';
import { create, creditOf, listed, obstacle } from '../../../src/actions/create.ts';
import type { CreatePlan } from '../../../src/actions/createPlan.ts';
import { sha256 } from '../../../src/domain/sha256.ts';
import type { GitStarted } from '../../../src/domain/template/commit.ts';
import type { Ground } from '../../../src/ports.ts';
import { memoryGit } from '../../fakes/git.ts';
import { filesOf } from '../../fakes/templates.ts';
import { memoryWriter } from '../../fakes/writer.ts';

const plan: CreatePlan = {
  files: filesOf({ 'platform.yaml': 'platform: {}\n', 'run.sh': '#!/bin/sh\n' }),
  platform: { before: '', after: '' },
  template: { name: null, version: '1.2.3', digest: 'd' },
  branch: 'main',
};
const { signal } = new AbortController();
const input = { folder: '/home/me/lab', shown: 'lab', git: false };

describe('creating', () => {
  test('writes every file and reports it with its sum', async () => {
    const writer = memoryWriter();
    const told: string[] = [];
    const created = await create({ writer, git: memoryGit() }, plan, input, signal, (path) => told.push(path));
    expect(created).toEqual({
      files: [
        { path: 'platform.yaml', sha256: await sha256(new TextEncoder().encode('platform: {}\n')) },
        { path: 'run.sh', sha256: await sha256(new TextEncoder().encode('#!/bin/sh\n')) },
      ],
      git: { initialized: false, committed: false },
      failures: [],
    });
    expect([...writer.texts.keys()]).toEqual(['/home/me/lab/platform.yaml', '/home/me/lab/run.sh']);
    expect(told).toEqual(['platform.yaml', 'run.sh']);
    expect(await listed(plan)).toEqual('files' in created ? created.files : []);
  });

  test('lets Git begin when it is asked for', async () => {
    const git = memoryGit();
    const created = await create({ writer: memoryWriter(), git }, plan, { ...input, git: true }, signal);
    expect(created).toMatchObject({ git: { initialized: true, committed: true }, failures: [] });
    expect(git.commits).toEqual([
      {
        folder: '/home/me/lab',
        branch: 'main',
        message: 'feat: a platform from the template of Slipway 1.2.3',
        executables: ['run.sh'],
      },
    ]);
  });

  test("somebody else's template is not called Slipway's", async () => {
    const theirs = { ...plan, template: { ...plan.template, name: 'theirs' } };
    const git = memoryGit();
    await create({ writer: memoryWriter(), git }, theirs, { ...input, git: true }, signal);
    expect(git.commits.map(({ message }) => message)).toEqual(['feat: a platform from the template "theirs"']);
    expect([creditOf(plan), creditOf(theirs)]).toEqual(['the template of Slipway 1.2.3', 'the template "theirs"']);
  });

  const addAndCommit =
    'git -C lab add --all --force && git -C lab add --chmod=+x -- "*.sh" && git -C lab commit "--message=feat: a platform from the template of Slipway 1.2.3"';
  const all = `git -C lab init --initial-branch=main && ${addAndCommit}`;
  const failures: readonly (readonly [answer: GitStarted, code: string, sentence: string])[] = [
    [
      { committed: false, failure: 'missing', initialized: false, reason: '' },
      'new/git-missing',
      `The files are in lab, without a repository: there is no git on the PATH. Install it, then: ${all}`,
    ],
    [
      { committed: false, failure: 'identity', initialized: true, reason: 'x' },
      'new/git-identity',
      `The files are in lab, without a commit: Git does not know who you are. Say it with git config --global user.name and user.email, then: ${addAndCommit}`,
    ],
    [
      { committed: false, failure: 'failed', initialized: true, reason: 'a hook refuses' },
      'new/git-failed',
      `The files are in lab, without a commit; git says: a hook refuses. Mend it, then: ${addAndCommit}`,
    ],
    [
      { committed: false, failure: 'failed', initialized: false, reason: 'no space' },
      'new/git-failed',
      `The files are in lab, without a repository; git says: no space. Mend it, then: ${all}`,
    ],
    [
      { committed: false, failure: 'cancelled', initialized: false, reason: '' },
      'new/git-cancelled',
      `The files are in lab, without a repository, since Git was cancelled. To go on: ${all}`,
    ],
  ];
  test.each(failures)(
    'Files stay when Git does not go on, and the way on is told: %j',
    async (answer, code, sentence) => {
      const writer = memoryWriter();
      const created = await create({ writer, git: memoryGit(answer) }, plan, { ...input, git: true }, signal);
      expect(created).toMatchObject({ git: { committed: false }, failures: [{ code }] });
      expect(created.failures[0]?.sentence).toBe(sentence);
      expect(writer.texts.size).toBe(2);
    },
  );

  test('Cancel while Git runs keeps the files and says so', async () => {
    const writer = memoryWriter();
    const stop = new AbortController();
    const git = memoryGit({ committed: true }, () => stop.abort());
    const created = await create({ writer, git }, plan, { ...input, git: true }, stop.signal);
    expect(created).toMatchObject({
      files: [{ path: 'platform.yaml' }, { path: 'run.sh' }],
      git: { initialized: true, committed: false },
      failures: [{ code: 'new/git-cancelled' }],
    });
    expect(writer.texts.size).toBe(2);
  });

  test('The way on is for a shell, and names scripts that no ending tells', async () => {
    const files = filesOf({ 'a.yaml': '', 'b c': '', 'run.sh': '', 'other.sh': '' }).map(({ path, bytes }) => ({
      path,
      bytes,
      executable: ['b c', 'run.sh'].includes(path),
    }));
    const git = memoryGit({ committed: false, failure: 'identity', initialized: true, reason: '' });
    const there = { folder: '/my lab', shown: '/my lab', git: true };
    const created = await create({ writer: memoryWriter(), git }, { ...plan, files }, there, signal);
    expect(created.failures[0]?.sentence).toContain(
      ' && git -C "/my lab" add --chmod=+x -- "b c" run.sh && git -C "/my lab" commit ',
    );
  });

  test('A full disk leaves nothing, and Git is not asked', async () => {
    const [writer, git] = [memoryWriter({}, { full: 2 }), memoryGit()];
    expect(await create({ writer, git }, plan, { ...input, git: true }, signal)).toEqual({
      status: 2,
      failures: [
        { code: 'new/write', sentence: "lab can't be written: no space is left on the disk. Nothing of it was left." },
      ],
    });
    expect([writer.texts.size, git.commits.length]).toEqual([0, 0]);
  });

  test('What is given up leaves nothing', async () => {
    const writer = memoryWriter();
    await expect(create({ writer, git: memoryGit() }, plan, input, AbortSignal.abort())).rejects.toThrow('abort');
    expect(writer.texts.size).toBe(0);
  });
});

describe('nothing is written over', () => {
  const hindered: readonly (readonly [
    rule: string,
    ground: Ground,
    status: number | undefined,
    code: string,
    sentence: RegExp,
  ])[] = [
    [
      'a folder that holds something',
      { holds: '.git' },
      4,
      'new/not-empty',
      /^lab is not empty, it holds "\.git"; name a folder/,
    ],
    ['a file', 'not-a-folder', 4, 'new/not-a-folder', /^lab is a file or a link to nothing/],
    [
      'what can not be looked at',
      { unreadable: 'permission is denied' },
      2,
      'new/write',
      /^lab can't be looked at: permission is denied\.$/,
    ],
  ];
  test.each(hindered)('%s', async (_, ground, status, code, sentence) => {
    const writer = { ...memoryWriter(), ground: () => Promise.resolve(ground) };
    const found = await obstacle(writer, input);
    expect(found).toMatchObject({ status, failures: [{ code }] });
    expect(found?.failures[0]?.sentence).toMatch(sentence);
  });

  test.each(['missing', 'empty', 'repository'] as const)(
    'Nothing stands in the way of a folder that is %s',
    async (ground) => {
      expect(await obstacle({ ...memoryWriter(), ground: () => Promise.resolve(ground) }, input)).toBe(null);
    },
  );

  test('What comes between the look and the writing is left alone', async () => {
    const writer = memoryWriter({ '/home/me/lab/mine': 'mine' });
    expect(await create({ writer, git: memoryGit() }, plan, input, signal)).toMatchObject({
      status: 4,
      failures: [{ code: 'new/not-empty' }],
    });
    expect([...writer.texts]).toEqual([['/home/me/lab/mine', 'mine']]);
  });
});
