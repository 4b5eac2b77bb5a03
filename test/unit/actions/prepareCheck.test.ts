import { describe, expect, test } from 'vitest';
import { isSameGround, isSamePrepared, prepareCheck } from '../../../src/actions/prepareCheck.ts';
import { planOf } from '../../../src/domain/phases/plan.ts';
import type { Asked } from '../../../src/domain/phases/spec.ts';
import { useOf } from '../../../src/domain/phases/use.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { checkSpec, platformOf } from '../live/platform.ts';

const bash: Asked = { kind: 'command', run: "['bash', 'scripts/a.sh', '--config=b.yaml', '--all']" };

function prepare(
  asked: Asked,
  files: Readonly<Record<string, string>> = {},
  programs = new ScriptedPrograms('bash', 'ssh'),
) {
  const use = useOf(planOf(platformOf([checkSpec('one', asked)])), 'a', 'one', null);
  const scripts = { digest: async (_: string, word: string) => files[word] ?? null, read: async () => null };
  return prepareCheck({ programs, scripts, folder: '/home' }, use);
}

const digestOf = async (...args: Parameters<typeof prepare>): Promise<string> => {
  const prepared = await prepare(...args);
  return 'problem' in prepared ? prepared.problem : prepared.digest;
};

describe('What a check does', () => {
  test('is its program by its absolute path, with what stands in the files that it names', async () => {
    expect(await prepare(bash, { 'scripts/a.sh': 'abc', 'b.yaml': 'def', 'other.sh': 'x' })).toMatchObject({
      program: '/usr/bin/bash',
      scripts: [
        { path: 'scripts/a.sh', sha256: 'abc' },
        { path: 'b.yaml', sha256: 'def' },
      ],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  test('is another thing with another script, another program or another command', async () => {
    const files = { 'scripts/a.sh': 'abc' };
    const elsewhere = new ScriptedPrograms();
    elsewhere.paths.set('bash', '/opt/bash');
    const digests = await Promise.all([
      digestOf(bash, files),
      digestOf(bash, { 'scripts/a.sh': 'abd' }),
      digestOf(bash, {}),
      digestOf(bash, files, elsewhere),
      digestOf({ kind: 'command', run: "['bash', 'scripts/a.sh']" }, files),
    ]);
    expect(new Set(digests).size).toBe(5);
    expect(await digestOf(bash, files)).toBe(digests[0]);
  });

  test('is ssh for hosts, and files of theirs are not ours', async () => {
    const host: Asked = { kind: 'host', hosts: "[{'name': 'homelab'}]", run: "['cat', 'scripts/a.sh']" };
    expect(await prepare(host, { 'scripts/a.sh': 'abc' })).toMatchObject({ program: '/usr/bin/ssh', scripts: [] });
  });

  test('is no program where none is started', async () => {
    const http: Asked = { kind: 'http', url: "'https://gitlab'", status: null, token: null };
    expect(await prepare(http)).toMatchObject({ program: null, scripts: [] });
  });

  test.each<[string, Asked, string, string | null]>([
    [
      'A program that is missing',
      { kind: 'command', run: "['pre-commit', 'run']" },
      'The program pre-commit is not on the PATH of this machine; what lies in the workspace does not count.',
      'Install pre-commit, then validate again.',
    ],
    [
      'A path',
      { kind: 'command', run: "['./check.sh']" },
      'Its command begins with the path "./check.sh": only programs on the PATH are run.',
      'Name the program that reads it first: ["bash", "scripts/check.sh"].',
    ],
    [
      'What can not be worked out',
      { kind: 'command', run: 'platform.nothing' },
      "Its command can't be worked out",
      null,
    ],
  ])('%s does not run, and says why', async (_, asked, problem, remedy) => {
    const prepared = await prepare(asked);
    expect('problem' in prepared ? prepared : null).toMatchObject({
      problem: expect.stringContaining(problem) as string,
      remedy,
    });
  });
});

test('What runs is the same as long as its digest is', async () => {
  const [one, other, none] = [
    await prepare(bash),
    await prepare(bash, { 'b.yaml': 'x' }),
    { problem: 'a', remedy: null },
  ];
  expect(isSamePrepared(one, one)).toBe(true);
  expect(isSamePrepared(one, other)).toBe(false);
  expect(isSamePrepared(one, none)).toBe(false);
  expect(isSamePrepared(none, { problem: 'b', remedy: null })).toBe(true);
});

test('An answer rests on the program and the scripts that it was made with, as long as the same is asked', async () => {
  const known = async (...args: Parameters<typeof prepare>) => {
    const one = await prepare(...args);
    if ('problem' in one) throw new Error(one.problem);
    return one;
  };
  const [one, other] = [await known(bash), await known(bash, { 'b.yaml': 'x' })];
  const elsewhere = new ScriptedPrograms('bash');
  elsewhere.paths.set('bash', '/opt/bin/bash');
  const asked = await known({ kind: 'command', run: "['bash', 'other.sh']" }, { 'other.sh': 'x' });
  expect([one, other, await known(bash, {}, elsewhere), asked].map((now) => isSameGround(one, now))).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(isSameGround(one, { problem: 'There is no bash.', remedy: null })).toBe(false);
});
