import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Tree } from '../../../scripts/editor/tree.ts';
import { sshdObstacle } from '../../peers/ssh/sshd.ts';
import { sitDownAtKinds, type KindsDesk } from '../bootstrap/desk.ts';
import { kinds } from '../bootstrap/kinds.ts';
import { Bootstrapper } from '../bootstrap/person.ts';
import { photographed } from '../bootstrap/remains.ts';
import { remembered } from '../bootstrap/remembered.ts';
import { look } from '../platform.ts';

describe('A person who bootstraps a phase', () => {
  let desk: KindsDesk;
  let person: Bootstrapper;
  let tree: Tree;

  beforeAll(async () => {
    desk = await sitDownAtKinds();
    person = new Bootstrapper(desk.editor);
    await desk.editor.page.setViewportSize({ width: 1440, height: 1100 });
    tree = await look(desk.editor);
    await tree.labelled('1  Release', 'error');
  });

  afterAll(() => desk?.close());

  const git = async (...args: string[]): Promise<readonly string[]> =>
    (await execa('git', args, { cwd: desk.folder })).stdout.split('\n');

  describe.each(kinds)('with a step of the kind $kind', (kind) => {
    const { phase, step, isAsked = false, makes, isCommitted, leavesCommit = false } = kind;
    const isMissing = kind.kind === 'host' && sshdObstacle() !== undefined;
    const meant = { files: makes, isCommitted };
    let before: { readonly commits: readonly string[]; readonly others: unknown };

    /** Until it stands in the middle, after somebody has agreed to its plan. */
    const untilHeld = async (agree: () => Promise<void>): Promise<void> => {
      const hold = await kind.hold(desk, person);
      onTestFinished(() => hold.letGo());
      await agree();
      await kind.answer?.(person, desk);
      await hold.stands();
      expect(desk.leases()).toHaveLength(1);
    };

    it.skipIf(isMissing)('cancels in the middle of it, and nothing is left', async () => {
      const { editor, folder } = desk;
      before = { commits: await git('log', '--format=%H'), others: await photographed(folder, meant) };
      const whole = await photographed(folder);
      await untilHeld(async () => {
        await person.choose(phase);
        if (isAsked) await person.allowSteps();
        await person.planned(phase);
        await editor.code.shows(kind.plan);
        await person.agree(phase);
      });
      await person.seen(`${kind.kind}-middle`);
      await person.terminal.press('Control+C');
      await person.terminal.shows(`⊘ ${step}`);
      await person.terminal.shows('Any key closes this terminal.');
      await editor.code.shows(`# ${phase} on demo: cancelled`);
      await person.seen(`${kind.kind}-cancelled`);
      await desk.isQuiet();
      expect(await photographed(folder, leavesCommit ? meant : undefined)).toEqual(
        leavesCommit ? before.others : whole,
      );
    });

    it.skipIf(isMissing)('loses the window in the middle of it, is told so, and nothing is left', async () => {
      const { editor, folder } = desk;
      const whole = await photographed(folder);
      await untilHeld(async () => {
        await person.choose(phase);
        await person.agree(phase);
      });
      await remembered(editor.page, step);
      await editor.reload();
      await editor.workbench.notified(`Bootstrapping ${phase} on demo was cut at the step "${step}"`);
      await desk.isQuiet();
      expect(await photographed(folder)).toEqual(whole);
      await tree.row(`${phase} to be known again`, ({ label }) => label.endsWith(`  ${phase}`));
      await editor.run('Slipway: Show Report');
      await editor.code.shows(`# ${phase} on demo: cut`);
      await person.seen(`${kind.kind}-cut`);
    });

    it.skipIf(isMissing)('goes on from what is there, to the end', async () => {
      const { editor, folder } = desk;
      await person.goOn();
      await person.agree(phase);
      await kind.answer?.(person, desk);
      await kind.meanwhile?.(person, desk);
      await person.terminal.shows(`✓ ${step}`);
      await person.terminal.shows('Any key closes this terminal.');
      await editor.code.shows(`# ${phase} on demo: done`);
      await person.seen(`${kind.kind}-done`);
      await tree.row(
        `${phase} to be green`,
        ({ label, icon }) => label.endsWith(`  ${phase}`) && icon === 'pass-filled',
      );
      await desk.isQuiet();
      expect(await photographed(folder, meant)).toEqual(before.others);
      const commits = await git('log', '--format=%H');
      expect(commits.slice(isCommitted ? 1 : 0)).toEqual(before.commits);
      const committed = isCommitted ? await git('show', '--format=', '--name-only', 'HEAD') : [];
      expect(committed).toEqual(isCommitted ? makes : []);
    });
  });
});
