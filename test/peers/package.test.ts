import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { preCommit } from '../../scripts/environment/preCommit.ts';
import { makePackages, tarball } from '../../scripts/package.ts';

const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndatta: {a: b}\n';
const right = wrong.replace('datta', 'data');
const complaint = 'app.yaml:4:1: error: Unknown field "datta" in ConfigMap; did you mean "data"?';

const tool = await preCommit();

interface Said {
  readonly all: string;
  readonly exitCode?: number | undefined;
}

describe('The npm package', { timeout: 120_000 }, () => {
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-package-'));
    await makePackages();
    // pre-commit prefers a program called nodejs, which on Debian is the distribution's.
    const bin = join(folder, 'bin');
    await mkdir(bin);
    for (const name of ['node', 'nodejs']) await symlink(process.execPath, join(bin, name));
    path = [bin, process.env['PATH'] ?? ''].join(delimiter);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs a program in a folder; its output is one text, and failing is an answer. */
  async function run(
    cwd: string,
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Said> {
    return execa(program, args, { cwd, env: { ...env, PATH: path }, all: true, reject: false });
  }

  async function git(cwd: string, ...args: string[]): Promise<void> {
    await execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd });
  }

  test('has a command that judges, without any other package', async () => {
    const homelab = join(folder, 'installed');
    await mkdir(homelab);
    await writeFile(join(homelab, 'package.json'), '{"name":"homelab","private":true}');
    await writeFile(join(homelab, 'app.yaml'), wrong);
    const installed = await run(homelab, 'npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
    expect(installed).toMatchObject({ exitCode: 0 });
    const { exitCode, all } = await run(homelab, 'npx', ['--no', 'slipway', 'lint', 'app.yaml']);
    expect(all).toContain(complaint);
    expect(exitCode).toBe(1);
  });

  test.skipIf(tool === null)('is a repository of hooks: the real pre-commit installs and runs it', async () => {
    const hooks = join(folder, 'hooks');
    await execa('tar', ['-xzf', tarball, '-C', folder]);
    await cp(join(folder, 'package'), hooks, { recursive: true });
    await git(folder, 'init', '--quiet', hooks);
    await git(hooks, 'add', '--force', '.');
    await git(hooks, 'commit', '--quiet', '--message', 'as released');
    await git(hooks, 'tag', `v${manifest.version}`);

    const homelab = join(folder, 'homelab');
    await git(folder, 'init', '--quiet', homelab);
    const config = `repos:\n  - repo: ${hooks}\n    rev: v${manifest.version}\n    hooks: [{id: slipway-lint}]\n`;
    await writeFile(join(homelab, '.pre-commit-config.yaml'), config);
    const verdict = async (text: string): Promise<Said> => {
      await writeFile(join(homelab, 'app.yaml'), text);
      await git(homelab, 'add', '.');
      const env = { ...tool?.env, PRE_COMMIT_HOME: join(folder, 'cache') };
      return run(homelab, tool?.program ?? '', [...(tool?.args ?? []), 'run', '--all-files'], env);
    };
    const refused = await verdict(wrong);
    expect(refused.all).toContain(complaint);
    expect(refused.exitCode).toBe(1);
    expect((await verdict(right)).exitCode).toBe(0);
  });
});
