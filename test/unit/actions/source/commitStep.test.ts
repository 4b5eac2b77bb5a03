import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitStep } from '../../../../src/actions/source/commitStep.ts';
import type { StepPlace, StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import { nodeFiles } from '../../../../src/node/files.ts';
import { folderWith } from '../../node/folder.ts';
import { never, posix, somebody } from '../../node/git/somebody.ts';
import { decided } from '../bootstrap/decided.ts';

/* With the real git: what is committed, pushed, and left as it is. */

const step = commitStep('gitlab');
const work = { kind: 'gitops' } as const;

/** Somebody whose platform is pushed to two bare repositories, the first of which Argo CD reads. */
function person() {
  const homes = { github: folderWith({}), gitlab: folderWith({}) };
  const address = (name: keyof typeof homes): string => `file://${join(homes[name], 'x.git')}`;
  const text = [
    '# Ours.',
    'platform:',
    '  releasedPhase: 2',
    `  repository: { primary: '${address('gitlab')}', mirror: '${address('github')}', source: github, revision: main }`,
    '  hosts: []',
    '',
  ].join('\n');
  const one = somebody({ 'platform.yaml': text, 'notes.txt': 'a\n' });
  for (const [name, folder] of Object.entries(homes)) {
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(folder, 'x.git')]);
    one.git('remote', 'add', name, address(name as keyof typeof homes));
    one.git('push', '--quiet', name, 'main');
  }
  one.git('branch', '--quiet', '--set-upstream-to=github/main');
  const ports = { git: one.writes, files: nodeFiles } as unknown as StepPorts;
  const place = { folder: one.folder } as StepPlace;
  const at = (name: keyof typeof homes): string => one.git('ls-remote', name, 'refs/heads/main').split('\t')[0] ?? '';
  const plan = () => step.plan(ports, place, work, never);
  const run = async () => step.run(ports, place, decided(await plan()), () => undefined, never);
  return { ...one, text, homes, at, plan, run };
}

describe.runIf(posix)('the commit of a switch', () => {
  test('is one line, pushed to both; what its user is at stays byte for byte', async () => {
    const place = person();
    const before = place.git('rev-parse', 'HEAD');
    place.write('platform.yaml', place.text.replace('# Ours.', '# Mine.'));
    place.write('notes.txt', 'b\n');
    place.git('add', 'notes.txt');
    place.write('notes.txt', 'c\n');
    const ran = await place.run();
    const head = place.git('rev-parse', 'HEAD');
    expect(ran).toMatchObject({ state: 'passed', commit: head });
    expect(place.git('rev-parse', 'HEAD^')).toBe(before);
    expect([place.at('github'), place.at('gitlab')]).toEqual([head, head]);
    expect(place.git('show', 'HEAD:platform.yaml')).toBe(place.text.replace('source: github', 'source: gitlab').trim());
    expect(place.git('log', '-1', '--format=%B')).toBe(
      'feat: read the platform from gitlab\n\nSlipway-Release: source-gitlab',
    );
    expect(place.read('platform.yaml')).toBe(
      place.text.replace('source: github', 'source: gitlab').replace('# Ours.', '# Mine.'),
    );
    expect(place.git('show', ':notes.txt')).toBe('b');
    expect(place.read('notes.txt')).toBe('c\n');
    expect(place.git('diff', '--cached', '--name-only')).toBe('notes.txt');
  });

  test('that one of the two refuses is pushed to it by the next run, and no other is made', async () => {
    const place = person();
    const hook = (name: 'github', ...lines: readonly string[]): void => {
      const path = join(place.homes[name], 'x.git/hooks/pre-receive');
      execFileSync('sh', ['-c', `printf '%s\\n' "$@" >"$0"; chmod +x "$0"`, path, '#!/bin/sh', ...lines]);
    };
    const before = place.at('github');
    hook('github', 'kill -9 $PPID');
    expect(await place.run()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('is committed and not pushed to "github"') as string,
    });
    const head = place.git('rev-parse', 'HEAD');
    expect([place.at('github'), place.at('gitlab')]).toEqual([before, head]);
    expect((await place.plan()).shown.changes.map(({ action }) => action)).toEqual(['run', 'run']);
    hook('github', 'exit 0');
    expect(await place.run()).toMatchObject({ state: 'passed', commit: null });
    expect([place.at('github'), place.at('gitlab')]).toEqual([head, head]);
    expect(place.commits()).toEqual(['feat: read the platform from gitlab', 'first']);
  });

  test('is not made while one has what the other has not', async () => {
    const place = person();
    const first = place.git('rev-parse', 'HEAD');
    place.git('commit', '--quiet', '--allow-empty', '--message=more');
    place.git('push', '--quiet', 'github', 'main');
    expect((await place.plan()).shown).toMatchObject({
      problem: expect.stringMatching(
        new RegExp(
          `^"gitlab" \\(file://.*\\) has "main" at ${first.slice(0, 7)}, and here it is at .*git push gitlab main\\.$`,
        ),
      ) as string,
    });
    expect(place.commits()).toEqual(['more', 'first']);
  });

  test('is refused by a hook of its user, and nothing has changed', async () => {
    const place = person();
    place.hook('pre-commit', 'echo no >&2', 'exit 1');
    const before = place.snapshot();
    expect(await place.run()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('A hook refuses') as string,
    });
    expect(place.snapshot()).toEqual(before);
  });
});
