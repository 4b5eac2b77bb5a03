import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';

const identity = {
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@home.arpa',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@home.arpa',
};

describe('A person without a platform', () => {
  let desk: Desk;
  let parent: string;

  beforeAll(async () => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-create-')));
    desk = await sitDown({ files: { 'README.md': '# Notes\n' }, environment: identity });
  });

  afterAll(async () => {
    await desk?.close();
    rmSync(parent, { recursive: true, force: true });
  });

  const input = () => desk.editor.quickInput;
  const says = (text: string): Promise<unknown> =>
    until(desk.editor.page, `"${text}" in the box`, async () =>
      (await desk.editor.page.locator('.quick-input-widget').textContent())?.includes(text) === true ? true : undefined,
    );

  /** Replaces what the box proposes and goes on; the number tells that the next step is there. */
  const answer = async (step: number, text: string): Promise<void> => {
    await input().opened(`(${step}/`);
    await input().type(text);
    await input().accept();
    await input().opened(`(${step + 1}/`);
  };

  it('is offered to create one where the phases will be', async () => {
    await desk.editor.page.locator('.activitybar .action-label[aria-label="Slipway"]').click();
    const welcome = desk.editor.page.locator('.welcome-view-content');
    await welcome.getByText('This folder holds no platform repository.').waitFor();
    await welcome.getByRole('button', { name: 'Create Platform Repository' }).click();
    await input().opened('Create Platform Repository (1/13)');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('learns while typing what can not be, and may go back', async () => {
    await input().type(desk.folder);
    await says('The folder holds "README.md"');
    await input().type('lab');
    await says('A whole path is wanted');
    await answer(1, join(parent, 'lab'));
    await input().type('10.20.0.0/33');
    await says('"10.20.0.0/33" does not fit lan');
    await answer(2, '10.20.0.0/24');
    await answer(3, 'haus.home.arpa');
    await answer(4, 'Europe/Berlin');
    await input().pick('Two hosts without a GPU');
    await answer(6, 'first');
    await input().opened('(7/12)');
    expect(await desk.editor.page.locator('.quick-input-box input').inputValue()).toBe('10.20.0.2');
    await input().type('192.168.1.170');
    await says('does not lie in the LAN 10.20.0.0/24');
    await desk.editor.page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await input().opened('(6/12)');
    await answer(6, 'server');
    await answer(7, '10.20.0.2');
    await answer(8, 'second');
    await answer(9, '10.20.0.3');
    await input().pick('ext4');
    await input().opened('(11/');
    await input().type('no slash');
    await says('is neither owner/name nor an address on GitHub');
    await input().type('git@github.com:somebody/lab.git');
    await input().accept();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('sees all that would be written before anything is, and decides', async () => {
    await input().opened('(12/12)');
    const box = desk.editor.page.locator('.quick-input-box input');
    expect(await box.getAttribute('placeholder')).toMatch(/^\d+ files are ready to be written to /);
    await desk.editor.code.shows('A New Platform Repository');
    await desk.editor.code.shows('address: 10.20.0.2');
    expect(readdirSync(parent)).toEqual([]);
    await input().pick('Create and Commit');
    await desk.editor.workbench.notified(/Created \d+ files in/);
  });

  it('has a repository with the answers in it, and one commit', () => {
    const platform = readFileSync(join(parent, 'lab/platform.yaml'), 'utf8');
    for (const line of [
      'lan: 10.20.0.0/24',
      'domain: haus.home.arpa',
      'name: server',
      'address: 10.20.0.3',
      'fs: ext4',
    ])
      expect(platform).toContain(line);
    expect(platform).toContain('mirror: https://github.com/somebody/lab.git');
    expect(platform).toContain('# The machines. Exactly one has the role server.');
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', join(parent, 'lab'), ...args], { encoding: 'utf8' }).trim();
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%an %s', 'main')).toMatch(
      /^Somebody feat: a platform from the template of Slipway \S+$/,
    );
  });

  it('gets no second one in the same place', async () => {
    await desk.editor.run('Slipway: Create Platform Repository…');
    await input().opened('(1/');
    await input().type(join(parent, 'lab'));
    await says('The folder holds');
    await input().cancel();
    expect(readdirSync(parent)).toEqual(['lab']);
  });
});

describe('A person with a platform', () => {
  const passphrase = 'one two three four five';
  let desk: Desk;
  let home: string;

  beforeAll(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-home-')));
    mkdirSync(join(home, 'keys'));
    desk = await sitDown({ files: join(import.meta.dirname, '../../../platform-repo'), userHome: home });
  });

  afterAll(async () => {
    await desk?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('creates the sealing key: an encrypted backup, a certificate, a record of both, and no key', async () => {
    const { quickInput, page, workbench } = desk.editor;
    await desk.editor.run('Slipway: Create Sealing Key…');
    await quickInput.opened('Create Sealing Key (1/4)');
    await quickInput.pick('A Passphrase');
    await quickInput.opened('(2/4)');
    expect(await page.locator('.quick-input-box input').getAttribute('type')).toBe('password');
    await quickInput.type(passphrase);
    await quickInput.accept();
    await quickInput.opened('(3/4)');
    await quickInput.type(passphrase);
    await quickInput.accept();
    await quickInput.opened('(4/4)');
    const backup = join(home, 'keys/backup.age');
    await quickInput.type(backup);
    await quickInput.accept();
    await workbench.notified(/Created the sealing key SHA256:/);
    expect(readFileSync(backup, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(desk.folder, 'pub-cert.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    const record = readFileSync(join(desk.folder, '.slipway/sealing-key.json'), 'utf8');
    expect(JSON.parse(record)).toMatchObject({ keys: [{ backup: { file: 'backup.age', opensWith: 'passphrase' } }] });
  });
});

describe('A person in a workspace that is not trusted', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ files: { 'README.md': '# Notes\n' }, environment: identity, trust: 'ask' });
  });

  afterAll(() => desk?.close());

  it('creates a platform in it, and Git does not run there', async () => {
    const { quickInput, workbench } = desk.editor;
    await desk.editor.run('Slipway: Create Platform Repository…');
    const lab = join(desk.folder, 'lab');
    await quickInput.opened('(1/13)');
    await quickInput.type(lab);
    for (let step = 1; step <= 12; step++) {
      await quickInput.opened(`(${step}/13)`);
      await quickInput.accept();
    }
    await quickInput.opened('(13/13)');
    expect(await quickInput.choices()).toEqual([expect.objectContaining({ label: 'Create' })]);
    await quickInput.pick('Create');
    await workbench.notified(/Created \d+ files in/);
    expect(readdirSync(lab)).toContain('platform.yaml');
    expect(readdirSync(lab)).not.toContain('.git');
  });
});
