import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tree } from '../../../scripts/editor/tree.ts';
import { untilAccepted } from '../../../scripts/editor/until.ts';
import { look, message, type PlatformDesk, sitDownAtPlatform } from '../platform.ts';

describe('A person in a workspace that is not trusted', () => {
  let desk: PlatformDesk;
  let tree: Tree;

  beforeAll(async () => {
    desk = await sitDownAtPlatform({ trust: 'ask' });
    await desk.editor.page.setViewportSize({ width: 1440, height: 2000 });
    tree = await look(desk.editor);
  });

  afterAll(() => desk?.close());

  it('sees what files say, and that the cluster is looked at in trusted workspaces only', async () => {
    await message(desk.editor, 'The cluster is looked at in trusted workspaces only');
    await tree.expand('2  GitOps');
    const judged = await tree.row('a check of files', ({ level, icon }) => level === 2 && icon === 'pass-filled');
    expect(judged.said).toContain('passed');
    const unknown = await tree.row('a check of the cluster', ({ level, icon }) => level === 2 && icon === 'question');
    expect(unknown.said).toContain('unknown');
  });

  it('is told so by the commands too, and nobody has asked the cluster anything', async () => {
    await desk.editor.run('Slipway: Select Cluster…');
    await desk.editor.workbench.notified('trusted workspaces only');
    expect(desk.demo.requests).toEqual([]);
  });
});

describe('A person without a kubeconfig', () => {
  let desk: PlatformDesk;

  beforeAll(async () => {
    desk = await sitDownAtPlatform({ kubeconfig: null });
  });

  afterAll(() => desk?.close());

  it('is told so, and offered to choose one', async () => {
    await look(desk.editor);
    await message(desk.editor, 'kubeconfig');
    const welcome = desk.editor.page.locator('.welcome-view-content');
    await welcome.getByRole('button', { name: 'Select Cluster' }).click();
    await desk.editor.quickInput.opened('Select Cluster');
    await desk.editor.quickInput.pick('Choose a Kubeconfig…');
    await desk.editor.quickInput.opened('Choose a Kubeconfig');
    const box = desk.editor.page.locator('.quick-input-box input');
    await untilAccepted(
      desk.editor.page,
      'the home folder in the dialog',
      () => box.inputValue(),
      (path) => path.endsWith('/home/'),
    );
    await desk.editor.quickInput.type(desk.demo.kubeconfig);
    await untilAccepted(
      desk.editor.page,
      'the file in the dialog',
      () => desk.editor.quickInput.choices(),
      (all) => all.some(({ label }) => label === 'kubeconfig'),
    );
    await desk.editor.page.getByRole('button', { name: 'Use as Kubeconfig' }).click();
    const tree = new Tree(desk.editor.page, 'Phases');
    expect((await tree.labelled('3  Security', 'error')).description).toContain('1 failed');
  });
});
