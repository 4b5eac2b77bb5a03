import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textAt, withAt } from '../../../scripts/demo/field.ts';
import { until } from '../../../scripts/editor/until.ts';
import { sshdObstacle } from '../../peers/ssh/sshd.ts';
import { arrived, keysOf, removeKeys } from '../bootstrap/cluster.ts';
import { sitDownAtKinds, type KindsDesk } from '../bootstrap/desk.ts';
import { backUp } from '../bootstrap/kinds.ts';
import { Bootstrapper } from '../bootstrap/person.ts';
import { photographed } from '../bootstrap/remains.ts';
import { isOpen, openShop, writesToShop } from '../bootstrap/shop.ts';
import { look } from '../platform.ts';

const controller = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { namespace: 'kube-system', name: 'sealed-secrets-controller' },
] as const;

/** What is asked before something that can't be taken back, and what comes of each answer. */
describe('A person who does what can lose data', () => {
  let desk: KindsDesk;
  let person: Bootstrapper;

  beforeAll(async () => {
    desk = await sitDownAtKinds();
    openShop(desk.demo);
    person = new Bootstrapper(desk.editor);
    await desk.editor.page.setViewportSize({ width: 1440, height: 1100 });
    const tree = await look(desk.editor);
    await tree.labelled('1  Release', 'error');
    await person.allowWriting();
  });

  afterAll(() => desk?.close());

  const exists = async (name: string): Promise<boolean> =>
    readFile(join(desk.folder, name)).then(
      () => true,
      () => false,
    );

  const ends = async (line: string, report: string): Promise<void> => {
    await person.terminal.shows(line);
    await person.terminal.shows('Any key closes this terminal.');
    await desk.editor.code.shows(report);
    await desk.isQuiet();
  };

  /** The box that is open wants something else than what was typed. */
  const refuses = (): Promise<true> =>
    until(desk.editor.page, 'the box to say what is wanted', async () =>
      (await desk.editor.page.locator('.quick-input-widget').allTextContents()).join().includes('is wanted, exactly')
        ? true
        : undefined,
    );

  describe.skipIf(sshdObstacle() !== undefined)('on a host', () => {
    /** Says yes to the plan, and that there is a backup. */
    const agree = async (): Promise<void> => {
      await person.agree('Erase');
      await person.answer('go on without a backup on record?', 'Go On');
      await desk.editor.quickInput.opened('Data can be lost.');
    };

    it('does nothing when they do not type its name', async () => {
      const { editor } = desk;
      await person.choose('Erase');
      await person.allowSteps();
      await person.planned('Erase');
      await editor.code.shows('Has to be typed before: `homelab`');
      await agree();
      await person.type('Type "homelab" to go on.', 'homelab ');
      await refuses();
      await person.seen('typed-wrong');
      await editor.quickInput.cancel();
      await ends('✗ Erase the disk', '# Erase on demo: failed');
      await person.seen('typed-left');
      expect(await exists('erased.yaml')).toBe(false);
    });

    it('does it when they have typed its name', async () => {
      await person.choose('Erase');
      await agree();
      await person.type('Type "homelab" to go on.', 'homelab');
      await ends('✓ Erase the disk', '# Erase on demo: done');
      expect(await exists('erased.yaml')).toBe(true);
    });
  });

  describe('to an Application', () => {
    const plan = async (mode: string): Promise<void> => {
      await desk.editor.run('Slipway: Remove Application…');
      await desk.editor.quickInput.pick('shop');
      await person.seen('remove-mode');
      await person.answer('Remove shop from demo', mode);
    };

    it('reads what stays without it, and nothing is done when they do not want it', async () => {
      const { editor, demo } = desk;
      await plan('Keep Its Objects');
      await editor.quickInput.opened('Remove shop from demo and keep its objects?');
      await editor.code.shows('No other Application has made it: nothing brings it back.');
      await editor.code.shows('- 1 Deployment');
      await person.seen('remove-keep');
      await editor.quickInput.pick('Cancel');
      await editor.quickInput.closed();
      expect([isOpen(demo), writesToShop(demo)]).toEqual([true, []]);
    });

    it('types its name where a claim goes with it, and sees it go', async () => {
      const { editor, demo } = desk;
      await plan('Delete Its Objects Too');
      await editor.quickInput.opened('Remove shop from demo with its objects?');
      await editor.code.shows('PersistentVolumeClaim `shop/orders`');
      await person.seen('remove-delete');
      await editor.quickInput.accept();
      await person.type('Type "shop" to go on.', 'Shop');
      await refuses();
      await person.seen('remove-typed');
      expect(writesToShop(demo)).toEqual([]);
      await person.type('"shop" is wanted, exactly', 'shop');
      await editor.workbench.notified('Removed shop and its objects.');
      await person.seen('removed');
      expect([isOpen(demo), writesToShop(demo)]).toEqual([false, ['PATCH', 'DELETE']]);
    });
  });

  it('reads what switching the source would do, and nothing is done when they do not want it', async () => {
    const { editor, demo, folder } = desk;
    const before = await photographed(folder);
    demo.state.change(...controller, (object) => withAt(object, ['status', 'readyReplicas'], 1));
    arrived(demo, 'argocd');
    await demo.idle();
    await editor.run('Slipway: Switch Repository Source…');
    await person.answer('Switch Repository Source', 'GitLab');
    await person.allowSteps();
    await editor.quickInput.opened('Switch the source to GitLab on demo?');
    await editor.code.shows('1. See whether Argo CD can read GitLab (applications)');
    await person.seen('switch-plan');
    await editor.quickInput.cancel();
    await desk.isQuiet();
    expect(await photographed(folder)).toEqual(before);
  });

  it('restores the sealing key that the cluster has lost, by a backup and what opens it', async () => {
    const { editor, demo, backup } = desk;
    await person.choose('Keep');
    await person.agree('Keep');
    await backUp(person, desk);
    await ends('✓ Back the sealing key up', '# Keep on demo: done');
    expect(await readFile(backup.file, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    const made = keysOf(demo);
    expect(made).toHaveLength(1);
    removeKeys(demo);
    await restoring(await generateIdentity());
    await editor.workbench.notified(/The backup can't be opened/);
    await person.seen('restore-wrong');
    await restoring(backup.identity);
    await editor.quickInput.opened('Restore the sealing key on demo?');
    await editor.code.shows(`Secret kube-system/${String(made[0])}`);
    await person.seen('restore-plan');
    expect(keysOf(demo)).toEqual([]);
    await editor.quickInput.accept();
    await person.confirm('Restore the sealing key on demo?');
    await editor.workbench.notified('Restored 1 key.');
    await person.seen('restored');
    expect(keysOf(demo)).toEqual(made);
    const restarted = ['spec', 'template', 'metadata', 'annotations', 'kubectl.kubernetes.io/restartedAt'];
    expect(textAt(demo.state.get(...controller), ...restarted)).not.toBe('');
    expect(await editor.page.content()).not.toContain(backup.identity);
  });

  const restoring = async (opens: string): Promise<void> => {
    await desk.editor.run('Slipway: Restore Sealing Key…');
    await person.answer('Restore Sealing Key', 'Choose the Backup…');
    await person.openFile('Restore This Backup', desk.backup.file);
    await person.type('The age identity that opens the backup.', opens);
  };
});
