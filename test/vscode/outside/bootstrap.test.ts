import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nap } from '../../../scripts/demo/smallPlatform.ts';
import { Terminal } from '../../../scripts/editor/terminal.ts';
import type { Tree } from '../../../scripts/editor/tree.ts';
import { until } from '../../../scripts/editor/until.ts';
import { look } from '../platform.ts';
import { type SmallDesk, sitDownAtSmallPlatform } from '../smallPlatform.ts';

const token = 'a-token-that-nobody-may-see';

/** Everything by keyboard: the mouse opens the view, and nothing else. */
describe('A person who bootstraps a phase', () => {
  let desk: SmallDesk;
  let tree: Tree;
  let terminal: Terminal;

  const leases = () => desk.demo.state.list({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' });
  const ours = () => leases().filter(({ metadata }) => metadata.name === 'slipway-bootstrap');
  const git = async (...args: string[]) => (await execa('git', args, { cwd: desk.folder })).stdout;

  /** Waits for a modal dialog that says this, and presses its button by its key. */
  const confirm = async (wanted: string): Promise<void> => {
    const { page } = desk.editor;
    await until(page, `a dialog with "${wanted}"`, async () => {
      const said = (await page.locator('.monaco-dialog-box').allTextContents()).join('\n');
      return said.includes(wanted) ? true : undefined;
    });
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: wanted }).waitFor({ state: 'hidden' });
  };

  /** The tab of the plan that runs. */
  const planTab = () => desk.editor.page.locator('.tab', { hasText: 'Plan of Basics' });

  /** From the palette to the plan of a phase that stands in front. */
  const plan = async (title: string): Promise<void> => {
    await desk.editor.run('Slipway: Bootstrap Phase…');
    await desk.editor.quickInput.opened('Bootstrap Phase');
    await desk.editor.quickInput.accept();
    await desk.editor.quickInput.opened(`Install ${title} on demo?`);
  };

  beforeAll(async () => {
    desk = await sitDownAtSmallPlatform();
    await desk.editor.page.setViewportSize({ width: 1440, height: 1100 });
    terminal = new Terminal(desk.editor.page);
    tree = await look(desk.editor);
    await tree.labelled('0  Hosts', 'pass-filled');
  });

  afterAll(() => desk?.close());

  it('is offered the first phase that is not green, and reads its plan before anything is done', async () => {
    await plan('Basics');
    await desk.editor.code.shows('# Bootstrap Basics');
    await desk.editor.code.shows('Register the domain');
    const writes = desk.demo.requests.filter(({ method, query }) => method !== 'GET' && query.get('dryRun') === null);
    expect(writes.filter(({ path }) => !path.includes('/selfsubject'))).toEqual([]);
    await desk.editor.quickInput.cancel();
    expect(await terminal.rows()).toEqual([]);
  });

  it('cancels while something is asked: the question goes, and nothing has changed', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Bootstrap Phase…');
    await editor.quickInput.opened('Bootstrap Phase');
    await editor.quickInput.accept();
    await editor.quickInput.opened('Install Basics on demo?');
    await editor.quickInput.accept();
    // It is asked once for each cluster, by who wants to run what they have read.
    await confirm('Allow Slipway to write to this cluster?');
    await confirm('Install Basics on demo?');
    await editor.quickInput.opened('Register the domain');
    await terminal.press('Control+C');
    await terminal.shows(/⊘ Register the domain/);
    await editor.quickInput.closed();
    await editor.code.shows('# Basics on demo: cancelled');
    expect([await git('log', '--format=%s'), await git('status', '--porcelain')]).toEqual(['A small platform', '']);
    expect(ours()).toEqual([]);
  });

  it('does by hand what only they can do, types the secret unseen, and sees every step end', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Bootstrap Phase…');
    await editor.quickInput.opened('Bootstrap Phase');
    await editor.quickInput.accept();
    await editor.quickInput.opened('Install Basics on demo?');
    await editor.quickInput.accept();
    await confirm('Install Basics on demo?');
    await editor.quickInput.opened('Register the domain');
    await editor.code.shows('write its name into domain.yaml');
    await tree.labelled('1  Basics', 'sync');
    await planTab().waitFor();
    await writeFile(join(desk.folder, 'domain.yaml'), 'name: lab.home.arpa\n');
    await editor.quickInput.accept();
    await editor.quickInput.opened('registrar');
    await editor.quickInput.accept();
    await editor.page.locator('.quick-input-widget input[type=password]').fill(token);
    await editor.quickInput.accept();
    await terminal.shows(/✓ Keep a copy/);
    const rows = await terminal.shows('Any key closes this terminal.');
    expect(rows.filter((row) => row.includes('✓')).length).toBeGreaterThanOrEqual(3);
    expect(rows.join('\n')).not.toContain(token);
  });

  it('finds the report open, the phase green, one commit of what was sealed, and nothing left', async () => {
    const { editor } = desk;
    await editor.code.shows('# Basics on demo: done');
    await planTab().waitFor({ state: 'detached' });
    await editor.page.locator('.codelens-decoration', { hasText: 'Go On…' }).waitFor({ state: 'detached' });
    expect(await editor.code.uri()).toMatch(/^slipway-report:/);
    await tree.labelled('1  Basics', 'pass-filled');
    expect(await git('log', '--format=%s', 'HEAD')).toMatch(/^feat: seal .*registrar.*\nA small platform$/);
    expect(await git('show', '--format=', '--name-only', 'HEAD')).toBe('secrets/registrar.yaml');
    const sealed = await readFile(join(desk.folder, 'secrets/registrar.yaml'), 'utf8');
    expect(sealed).toMatch(/kind: SealedSecret/);
    expect(sealed).not.toContain(token);
    expect(ours()).toEqual([]);
  });

  it('sees the terminal again when the command comes a second time, and cancels there', async () => {
    const { editor } = desk;
    await plan('Waiting');
    await editor.quickInput.accept();
    await confirm('Install Waiting on demo?');
    await terminal.shows('… Wait for the registrar');
    await until(editor.page, 'the program', async () => ((await naps()).length === 1 ? true : undefined));
    expect(ours()).toHaveLength(1);
    await editor.workbench.hidePanel();
    await editor.run('Slipway: Bootstrap Phase…');
    await terminal.shows('… Wait for the registrar');
    expect(await naps()).toHaveLength(1);
    await terminal.press('Control+C');
    await terminal.shows(/⊘ Wait for the registrar/);
    await terminal.shows('Any key closes this terminal.');
    expect([await naps(), ours()]).toEqual([[], []]);
    await editor.code.shows('# Waiting on demo: cancelled');
    await editor.page.locator('.codelens-decoration a', { hasText: 'Go On…' }).click();
    await editor.quickInput.opened('Install Waiting on demo?');
    await editor.quickInput.cancel();
    expect((await tree.labelled('2  Waiting')).icon).not.toBe('sync');
  });
});

/** The ids of the processes that sleep for a step. */
async function naps(): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return line === `sleep\0${nap}\0` || line.endsWith(`/sleep\0${nap}\0`) ? [id] : [];
    }),
  );
  return found.flat();
}
