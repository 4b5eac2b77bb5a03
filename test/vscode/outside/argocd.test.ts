/** Argo CD as a person meets it: in the status bar, in its list and in its view. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo } from '../../../scripts/demo/demo.ts';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { untilAccepted, untilFound } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';
import { Tree } from '../../../scripts/editor/tree.ts';

const platform = join(import.meta.dirname, '../../../platform-repo');
const item = 'slipway.argocd';

describe('A person who looks after a platform', () => {
  let demo: Demo;
  let desk: Desk;

  beforeAll(async () => {
    demo = await startDemo({ story: 'full', pace: 300 });
    desk = await sitDown({ kubeconfig: demo.kubeconfig, files: platform });
  });

  afterAll(async () => {
    await desk?.close();
    await demo?.close();
  });

  const status = (wanted: RegExp) => desk.editor.workbench.status(item, wanted);
  const element = () => desk.editor.page.locator(`[id$='${item}']`);
  const isRed = async () => /\berror-kind\b/.test((await element().getAttribute('class')) ?? '');
  const writes = () => demo.requests.filter(({ method }) => method === 'PATCH');

  /** What the hover of the item says, a line each. */
  async function hover(wanted: string): Promise<string[]> {
    const { page } = desk.editor;
    await page.mouse.move(600, 200);
    await element().hover();
    const shown = page.locator('.workbench-hover:visible, .monaco-hover:visible');
    const text = await untilFound(
      page,
      `a hover with "${wanted}"`,
      () => shown.allInnerTexts(),
      (one) => one.includes(wanted),
    );
    await page.mouse.move(600, 200);
    const lines = text.split('\n').map((line) => line.replaceAll(/\s/g, ' ').trim());
    return lines.filter((line) => line !== '');
  }

  it('sees without asking that all is well', async () => {
    const { icons, label } = await status(/^Argo CD \d+$/);
    expect(icons).toEqual(['pass']);
    expect(label).toMatch(/^Argo CD: \d+ applications in sync and healthy$/);
    expect(await isRed()).toBe(false);
  });

  it('sees what is out of sync, which is nothing to be alarmed at', async () => {
    await demo.run('drift-gitlab');
    expect((await status(/^Argo CD: gitlab out of sync$/)).icons).toEqual(['warning']);
    expect(await isRed()).toBe(false);
  });

  it('sees what is broken, in red, and reads why', async () => {
    await demo.run('break-longhorn');
    expect((await status(/^Argo CD: longhorn degraded/)).icons).toEqual(['error']);
    expect(await isRed()).toBe(true);
    const lines = await hover('longhorn');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toMatch(/^Argo CD · \d+ applications$/);
    expect(lines.at(-1)).toBe('Cluster demo, read-only');
    expect(lines.find((line) => line.startsWith('longhorn — '))).toMatch(/Sync · Refresh · Open$/);
  });

  it('has them in a list, the worst first, which follows them', async () => {
    const { editor } = desk;
    await element().click();
    await editor.quickInput.opened('Applications');
    const first = async () => (await editor.quickInput.choices())[0]?.label;
    expect(await untilAccepted(editor.page, 'a list', first, Boolean)).toBe('longhorn');
    await demo.run('mend-longhorn');
    await untilAccepted(editor.page, 'gitlab to be the first', first, (label) => label === 'gitlab');
    await editor.quickInput.cancel();
  });

  it('is not made to write by chance: the cluster has to be allowed first', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Sync Application…');
    await editor.quickInput.pick('gitlab');
    expect(await editor.workbench.answer('Allow Writing…')).toContain('only reads this cluster');
    expect(await editor.workbench.answer('Cancel')).toContain(demo.server);
    expect(writes()).toEqual([]);
  });

  it('allows it, and syncs what is out of sync', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Allow Writing to This Cluster…');
    const said = await editor.workbench.answer('Allow Writing to demo');
    expect(said).toContain('Context: demo');
    expect(said).toMatch(/Uid: [0-9a-f-]{36}/);
    await editor.run('Slipway: Sync Application…');
    await editor.quickInput.pick('gitlab');
    await editor.quickInput.opened('Sync gitlab on demo');
    await editor.quickInput.pick('Sync');
    await status(/gitlab (syncing|progressing)/);
    await editor.workbench.notified(/^Synced gitlab/);
    await status(/^Argo CD \d+$/);
    expect(writes().map(({ path, body }) => [path, JSON.parse(body) as unknown])).toMatchObject([
      [
        '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/gitlab',
        { operation: { sync: { prune: false, dryRun: false } }, status: { operationState: null } },
      ],
    ]);
  });

  it('refreshes with the keyboard alone', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Refresh Application');
    await editor.quickInput.type('longhorn');
    await editor.quickInput.accept();
    await untilFound(
      editor.page,
      'the word that it is refreshed',
      () => editor.workbench.statusBar(),
      ({ text }) => text === 'Refreshed longhorn: healthy',
    );
    expect(writes()).toHaveLength(2);
  });

  it('finds the applications by phase in their view, and opens what says how one is', async () => {
    const { editor } = desk;
    await demo.run('break-longhorn');
    await editor.run('View: Show Slipway');
    const tree = new Tree(editor.page, 'Applications');
    await tree.labelled('1  Storage', 'error');
    await tree.click('longhorn');
    await untilAccepted(
      editor.page,
      'the values of longhorn in front',
      () => editor.code.uri(),
      (uri) => uri?.endsWith('/phases/1-storage/longhorn/values.yaml') === true,
    );
    expect((await tree.labelled('longhorn')).said).toMatch(/^longhorn, degraded, /);
    await demo.run('mend-longhorn');
    await tree.labelled('1  Storage', 'pass-filled');
  });

  it('still sees what was there when the cluster is away, with its age', async () => {
    await demo.stop();
    expect((await status(/^Argo CD \d+ · /)).icons).toEqual(['debug-disconnect']);
    expect((await hover('seen')).at(-1)).toMatch(/Cluster demo · seen .*, at .* · .*can't be reached/);
    await demo.start();
    await desk.editor.run('Slipway: Ask the Cluster Again');
    await status(/^Argo CD \d+$/);
  });
});

describe('In a workspace that is not trusted', () => {
  let demo: Demo;
  let desk: Desk;

  beforeAll(async () => {
    demo = await startDemo({ story: 'full' });
    desk = await sitDown({ kubeconfig: demo.kubeconfig, files: platform, trust: 'ask' });
  });

  afterAll(async () => {
    await desk?.close();
    await demo?.close();
  });

  it('the item says so, and no cluster is asked', async () => {
    const { label } = await desk.editor.workbench.status(item, /^Argo CD$/);
    expect(label).toContain('trusted workspaces only');
    expect(demo.requests).toEqual([]);
  });
});

describe('Without a kubeconfig', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ kubeconfig: null, files: platform });
  });

  afterAll(() => desk?.close());

  it('the item says that there is no cluster, and helps to select one', async () => {
    await desk.editor.workbench.status(item, /^Argo CD: no cluster$/);
    await desk.editor.page.locator(`[id$='${item}']`).click();
    await desk.editor.quickInput.opened('Select Cluster');
    await desk.editor.quickInput.cancel();
  });
});
