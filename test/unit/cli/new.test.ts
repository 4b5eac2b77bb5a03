import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { judgePlatform } from '../../../src/domain/platform/judge.ts';
import { version } from '../../../src/cli/help.ts';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { bad } from './badNew.ts';
import { hashOf } from './hash.ts';
import { interrupted, needsBuild, slipway } from './slipway.ts';

needsBuild();

const template = join(product, 'test/fixtures/template');

interface Output {
  readonly format: string;
  readonly directory: string;
  readonly template: { readonly name: string | null; readonly version: string; readonly digest: string };
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly git: { readonly initialized: boolean; readonly committed: boolean };
  readonly dryRun: boolean;
}

function create(cwd: string, args: readonly string[], input = ''): Output {
  const run = slipway(['new', ...args, '--answers', '-', '--format', 'json'], { cwd, input });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  expect(run.stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(run.stdout) as Output;
}

/** The environment of somebody with another home and no name but the one that is written there. */
function ofSomebody(home: string): Record<string, string | undefined> {
  const ours = Object.keys(process.env).filter((name) => /^(GIT_|EMAIL$|XDG_)/.test(name));
  const without = Object.fromEntries(ours.map((name) => [name, undefined]));
  return { ...without, HOME: home, GIT_CONFIG_GLOBAL: join(home, '.gitconfig'), GIT_CONFIG_NOSYSTEM: '1' };
}

function paths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !path.startsWith('.git/'))
    .toSorted();
}

describe('slipway new', { timeout: 60_000 }, () => {
  test('goes into the clone of an empty remote, and commits there', () => {
    const cwd = folderWith({ '.gitconfig': '[user]\n  name = X\n  email = x@home.arpa\n' });
    const environment = ofSomebody(cwd);
    const git = (...args: readonly string[]): string =>
      execFileSync('git', args, { cwd, encoding: 'utf8', env: { ...process.env, ...environment } }).trim();
    git('init', '--quiet', '--bare', 'empty.git');
    git('clone', '--quiet', 'empty.git', 'lab');
    const args = ['new', 'lab', '--template', template, '--answers', '-', '--git'];
    expect(slipway(args, { cwd, environment })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(', and committed them to main.'),
    });
    expect([git('-C', 'lab', 'status', '--porcelain'), git('-C', 'lab', 'remote')]).toEqual(['', 'origin']);
    expect(slipway(args, { cwd, environment })).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('new/not-empty'),
    });
  });

  test('creates the template with the answers, says each file, and records what it was made from', () => {
    const cwd = folderWith({});
    const output = create(cwd, ['lab', '--template', template], 'platform: {network: {domain: haus.home.arpa}}');
    expect(output).toMatchObject({
      format: 'slipway.new/1',
      directory: 'lab',
      template: { name: 'template', version: version(), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      git: { initialized: false, committed: false },
    });
    expect(output.files.map(({ path }) => path)).toEqual(paths(join(cwd, 'lab')));
    for (const { path, sha256 } of output.files)
      expect(
        createHash('sha256')
          .update(readFileSync(join(cwd, 'lab', path)))
          .digest('hex'),
      ).toBe(sha256);
    const before = readFileSync(join(template, 'platform.yaml'), 'utf8');
    const after = readFileSync(join(cwd, 'lab/platform.yaml'), 'utf8');
    expect(after).toBe(before.replace('lab.home.arpa', 'haus.home.arpa'));
    expect(readdirSync(cwd)).toEqual(['lab']);
  });

  test.runIf(process.platform !== 'win32')('makes scripts that can be run', () => {
    const cwd = folderWith({});
    create(cwd, ['lab', '--template', template]);
    expect(statSync(join(cwd, 'lab/bootstrap/hello.sh')).mode & 0o111).toBe(0o111);
    expect(statSync(join(cwd, 'lab/platform.yaml')).mode & 0o111).toBe(0);
  });

  test.each(['lab', 'above/lab', '.', 'empty', './x/../lab'])('creates it in %s', (directory) => {
    const cwd = folderWith({});
    if (directory === 'empty') mkdirSync(join(cwd, 'empty'));
    expect(create(cwd, [directory, '--template', template]).directory).toBe(directory);
    expect(existsSync(join(cwd, directory, 'platform.yaml'))).toBe(true);
  });

  test('says the same twice, and makes the same bytes', () => {
    const cwd = folderWith({});
    const [one, two] = ['a', 'b'].map((directory) => create(cwd, [directory, '--template', template]));
    expect({ ...one, directory: '' }).toEqual({ ...two, directory: '' });
  });

  test('says what it would do, and does nothing', () => {
    const cwd = folderWith({});
    const output = create(cwd, ['lab', '--template', template, '--dry-run', '--git']);
    expect(output.dryRun).toBe(true);
    expect(readdirSync(cwd)).toEqual([]);
    expect(create(cwd, ['lab', '--template', template]).files).toEqual(output.files);
    const args = ['new', 'x', '--answers', '-', '--template', template, '--dry-run'];
    const { stdout } = slipway(args, { cwd, input: 'platform: {network: {domain: haus.home.arpa}}' });
    expect(stdout).toContain('-    domain: lab.home.arpa\n+    domain: haus.home.arpa\n');
    expect(stdout).toMatch(/\nWould create 6 files in x from the template "template"\.\n$/);
  });

  test('makes the first commit when it is asked to', () => {
    const home = folderWith({ '.gitconfig': '[user]\n  name = Somebody\n  email = somebody@home.arpa\n' });
    const cwd = folderWith({});
    const args = ['new', 'lab', '--answers', '-', '--template', template, '--git'];
    const run = slipway(args, { cwd, environment: ofSomebody(home) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Created 6 files in lab from the template "template", and committed them to main\.\n$/);
    const git = (...rest: readonly string[]): string =>
      execFileSync('git', rest, { cwd: join(cwd, 'lab'), encoding: 'utf8' }).trim();
    expect(git('log', '--format=%an', 'main')).toBe('Somebody');
    expect(git('ls-files').split('\n')).toEqual(paths(join(cwd, 'lab')));
  });

  test('keeps the files when Git does not know who commits, and says how to go on', () => {
    const cwd = folderWith({});
    const environment = ofSomebody(folderWith({ '.gitconfig': '' }));
    const args = ['new', 'lab', '--answers', '-', '--template', template, '--git', '--format', 'json'];
    const run = slipway(args, { cwd, environment });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^slipway: new\/git-identity: The files are in lab, without a commit: [^\n]+\n$/);
    expect(JSON.parse(run.stdout)).toMatchObject({ git: { initialized: true, committed: false } });
    expect(existsSync(join(cwd, 'lab/platform.yaml'))).toBe(true);
  });

  test('takes the template that comes with it, which is in order as it is', () => {
    const cwd = folderWith({});
    const { files, template: own } = create(cwd, ['lab']);
    expect(own.name).toBe(null);
    expect(files.map(({ path }) => path)).toContain('applications.yaml');
    const platform = readFileSync(join(cwd, 'lab/platform.yaml'), 'utf8');
    expect(platform).toBe(readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8'));
    expect(judgePlatform(platform).findings).toEqual([]);
  });

  test('runs wherever dist/, schemas/ and platform-repo/ were copied to', () => {
    const folder = folderWith({});
    for (const part of ['dist', 'schemas', 'platform-repo'])
      cpSync(join(product, part), join(folder, part), { recursive: true });
    const args = ['new', 'lab', '--answers', '-'];
    const run = slipway(args, { cwd: folder }, join(folder, 'dist/cli.cjs'));
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  test.runIf(process.platform !== 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing when it is ended by %s', async (signal, status) => {
    const cwd = folderWith({});
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.txt`, '']));
    const large = folderWith({ ...many, 'platform.yaml': readFileSync(join(template, 'platform.yaml'), 'utf8') });
    const watcher = watch(cwd);
    const begun = once(watcher, 'change').finally(() => watcher.close());
    const answers = join(folderWith({ 'answers.yaml': '' }), 'answers.yaml');
    const args = ['new', join(cwd, 'lab'), '--template', large, '--answers', answers];
    expect(await interrupted(args, signal, begun)).toEqual({ status, stdout: '', stderr: '' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')('keeps the files when it is ended while Git runs, and says so', async () => {
    const home = folderWith({
      '.gitconfig': '[user]\n  name = Somebody\n  email = somebody@home.arpa\n[init]\n  templateDir = ~/templates\n',
      'templates/hooks/pre-commit': '#!/bin/sh\nmkfifo "$HOME/pipe" && : > "$HOME/reached" && cat "$HOME/pipe"\n',
    });
    chmodSync(join(home, 'templates/hooks/pre-commit'), 0o755);
    const lab = join(folderWith({ 'answers.yaml': '' }), 'lab');
    const committing = Promise.withResolvers<void>();
    const watcher = watch(home, (_, name) => {
      if (name === 'reached') committing.resolve();
    });
    onTestFinished(() => {
      watcher.close();
      // Git leaves a hook to itself: this one waits for a word.
      writeFileSync(join(home, 'pipe'), '');
    });
    const args = ['new', lab, '--template', template, '--answers', join(lab, '../answers.yaml'), '--git'];
    const run = await interrupted(args, 'SIGINT', committing.promise, { environment: ofSomebody(home) });
    expect(run).toEqual({
      status: 130,
      stdout: `Created 6 files in ${lab} from the template "template".\n`,
      stderr: expect.stringMatching(
        /^slipway: new\/git-cancelled: The files are in [^\n]+, without a commit, since Git was cancelled\. To go on: git -C [^\n]+\n$/,
      ),
    });
    expect(existsSync(join(lab, 'platform.yaml'))).toBe(true);
  });
});

describe('bad input of slipway new ends well, and changes nothing', { timeout: 60_000 }, () => {
  test.each(bad)('$rule', ({ args, input = '', status, stderr }) => {
    const cwd = folderWith({ file: '', 'full/x': '', 'linked/platform.yaml': 'platform: {}\n' });
    symlinkSync('/etc/passwd', join(cwd, 'linked/passwd'));
    const before = hashOf(cwd);
    const run = slipway(['new', ...args], { cwd, input });
    expect(run).toEqual({ status, stdout: '', stderr: `slipway: ${stderr}\n` });
    expect(hashOf(cwd)).toBe(before);
  });

  test('Names that differ in their case alone', () => {
    const cwd = folderWith({ 't/platform.yaml': 'platform: {}\n', 't/A': '', 't/a': '' });
    if (readdirSync(join(cwd, 't')).length < 3) return;
    const run = slipway(['new', 'lab', '--answers', '-', '--template', 't'], { cwd });
    expect(run).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^slipway: new\/case-clash: "A" and "a" /),
    });
    expect(existsSync(join(cwd, 'lab'))).toBe(false);
  });

  test('A link to nothing is something', () => {
    const cwd = folderWith({});
    symlinkSync('nowhere', join(cwd, 'lab'));
    writeFileSync(join(cwd, 'a.yaml'), '');
    expect(slipway(['new', 'lab', '--answers', 'a.yaml'], { cwd })).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(cwd)).toEqual(['a.yaml', 'lab']);
  });
});
