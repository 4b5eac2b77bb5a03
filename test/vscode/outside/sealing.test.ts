import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPrivateKeys } from '../../../src/domain/sealing/privateKey.ts';
import { unsealText } from '../../../src/domain/sealing/unseal.ts';
import { until } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';
import { phase, secret, table } from '../sealingPlatform.ts';

const keys = join(import.meta.dirname, '../../fixtures/sealing');
const certificate = readFileSync(join(keys, 'cert.pem'), 'utf8');

const other = 'other.yaml';
const path = 'phases/4-services/gitlab/secrets/initial.yaml';

describe('A person with a Secret in plain text', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({
      files: {
        'platform.yaml': 'platform:\n  releasedPhase: 0\n',
        'applications.yaml': table,
        'phases/4-services/phase.yaml': phase,
        'pub-cert.pem': certificate,
        [path]: secret,
        [other]: 'apiVersion: v1\nkind: Secret\nmetadata: {name: b, namespace: a}\nstringData: {c: d}\n',
      },
    });
  });

  afterAll(() => desk?.close());

  const input = () => desk.editor.quickInput;
  const saved = (file = path): string => readFileSync(join(desk.folder, file), 'utf8');

  /** What the values of a file are, by the key of the certificate. */
  const opened = async (text: string): Promise<Record<string, string | null>> => {
    const items = (await unsealText(text, await readPrivateKeys(readFileSync(join(keys, 'key.pem'), 'utf8')))).items;
    return Object.fromEntries(items.map(({ key, sha256 }) => [key, sha256]));
  };

  it('seals it in place by its quick fix, and sees what remains', async () => {
    const { editor } = desk;
    await editor.open(path);
    await editor.code.squiggled('error');
    const { page } = editor;
    await editor.code.fix(6, 3, 'Seal This Secret…');
    await input().opened('Seal Secret (1/3)');
    await input().pick('Strict');
    await input().opened('(2/3)');
    expect(await page.locator('.quick-input-box input').inputValue()).toBe('gitlab');
    await input().accept();
    await input().opened('(3/3)');
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    const said = await editor.workbench.notified(/Sealed 2 keys of Secret gitlab\/gitlab-initial \(strict\)/);
    expect(said).toContain("The plain text is still in this editor's undo history and in Local History.");
    await editor.code.shows('kind: SealedSecret');
    await editor.code.squiggled('error', 0);
    await until(page, 'the file to be saved', async () => (saved().includes('SealedSecret') ? true : undefined));
  });

  it('has a file that the key of the cluster opens, with the rest as it was', async () => {
    const text = saved();
    expect(text).not.toContain('correct horse');
    expect(text).toContain('# The first login, changed afterwards.\n');
    expect(text.slice(text.indexOf('---\n'))).toBe(secret.slice(secret.indexOf('---\n')));
    expect(await opened(text)).toEqual({ user: digest('root'), password: digest('correct horse battery staple') });
  });

  it('can take it back, and seal it again', async () => {
    const { editor } = desk;
    await editor.workbench.notified(/Sealed 2 keys/, 'Undo');
    await editor.code.shows('kind: Secret');
    await until(editor.page, 'the file to be saved', async () => (saved() === secret ? true : undefined));
    await editor.run('Slipway: Seal Secret…');
    await input().pick('Strict');
    await input().opened('(2/3)');
    await input().accept();
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    await editor.code.shows('kind: SealedSecret');
    await until(editor.page, 'the file to be saved', async () => (saved().includes('SealedSecret') ? true : undefined));
    expect(saved()).not.toContain('correct horse');
  });

  it('does not take back what was typed since', async () => {
    const { editor } = desk;
    await editor.code.typeAt(1, 1, '# mine ');
    await editor.workbench.notified(/Sealed 2 keys/, 'Undo');
    await editor.workbench.notified(/has changed since/);
    await editor.code.shows('kind: SealedSecret');
    const shown = (await editor.code.lines()).join('\n');
    expect(shown).toMatch(/^# mine # The first login/);
    await editor.page.keyboard.press('Control+1');
    await editor.save();
  });

  it('can clean up', async () => {
    const { editor } = desk;
    await editor.workbench.contextMenu('.explorer-folders-view .monaco-list-row', 'other.yaml', 'Seal Secret…');
    await input().pick('Strict');
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    await editor.workbench.notified(/Sealed 1 key of Secret a\/b/, 'Clean Up…');
    await input().opened('Where the Plain Text Remains');
    expect((await input().choices()).map(({ label }) => label)).toEqual([
      'Forget the Undo History',
      'Show Local History',
      'Delete All Local History…',
      'Keep This File out of Local History',
    ]);
    await input().pick('Keep This File out of Local History');
    await until(editor.page, 'the setting', async () =>
      read(join(desk.folder, '.vscode/settings.json')).includes(`**/${other}`) ? true : undefined,
    );
  });

  it('sets another key without its value standing anywhere', async () => {
    const { editor } = desk;
    await editor.open(path);
    await editor.code.goTo(3, 1);
    await editor.run('Slipway: Set Key in SealedSecret…');
    await input().opened('Set Key in SealedSecret gitlab-initial');
    await input().pick('Another Key…');
    await input().opened('(2/');
    await input().type('not a key');
    await until(editor.page, 'the reason', async () =>
      (await editor.page.locator('.quick-input-widget').textContent())?.includes('holds more than letters') === true
        ? true
        : undefined,
    );
    await input().type('token');
    await input().accept();
    await input().pick('Type It');
    await input().opened('(4/');
    expect(await editor.page.locator('.quick-input-box input').getAttribute('type')).toBe('password');
    await input().type('a typed value');
    await input().accept();
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    await editor.workbench.notified(/Sealed "token" of SealedSecret gitlab-initial \(strict\)/);
    await until(editor.page, 'the key', async () => (saved().includes('token:') ? true : undefined));
    expect((await opened(saved()))['token']).toBe(digest('a typed value'));
  });

  it('makes a new one whose value nobody sees', async () => {
    const { editor } = desk;
    await editor.run('Slipway: New Sealed Secret…');
    await input().opened('New Sealed Secret (1/');
    await input().pick('Another Secret…');
    await input().opened('New Sealed Secret (2/');
    await input().type('gitlab-mirror');
    await input().accept();
    await input().pick('gitlab', 'namespace gitlab');
    await input().pick('Namespace-Wide');
    await input().pick('Opaque');
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    await input().opened('(1/');
    await input().type('token');
    await input().accept();
    await input().pick('Generate');
    await input().pick('64 Hexadecimal Digits');
    await input().pick('Done');
    await editor.workbench.notified(
      /Sealed Secret gitlab-mirror. Save it as phases\/4-services\/gitlab\/secrets\/gitlab-mirror.yaml/,
    );
    await editor.code.shows('sealedsecrets.bitnami.com/namespace-wide');
    await editor.code.shows('token: AQ');
    const shown = (await editor.code.lines()).join('\n');
    expect(shown).toMatch(/^metadata:\n {2}name: gitlab-mirror\n {2}namespace: gitlab\n/m);
  });

  it('makes the one that a phase names, as the phase says, and is asked only for what nobody else has', async () => {
    const { editor } = desk;
    await editor.run('Slipway: New Sealed Secret…');
    await input().opened('New Sealed Secret (1/');
    await input().pick('litellm/litellm-env', 'Core services');
    await input().pick('pub-cert.pem of ' + desk.folder.split('/').at(-1));
    await input().opened('OPENAI_API_KEY of Secret litellm/litellm-env (1/2)');
    await input().pick('Type It');
    await input().opened('(2/2)');
    expect(await editor.page.locator('.quick-input-box input').getAttribute('type')).toBe('password');
    await input().type('a key of the provider');
    await input().accept();
    await editor.workbench.notified(
      /Sealed Secret litellm\/litellm-env. Save it as phases\/4-services\/litellm\/secrets\/litellm-env.yaml/,
    );
    await editor.code.shows('LITELLM_MASTER_KEY: AQ');
    await editor.save();
    const file = 'phases/4-services/litellm/secrets/litellm-env.yaml';
    await until(editor.page, 'the file', async () => (read(join(desk.folder, file)) === '' ? undefined : true));
    const values = await opened(saved(file));
    expect(values).toMatchObject({
      LITELLM_HOST: digest('litellm.lab'),
      OPENAI_API_KEY: digest('a key of the provider'),
    });
    expect(Object.keys(values)).toHaveLength(3);
    expect(await editor.page.content()).not.toContain('a key of the provider');
  });
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
