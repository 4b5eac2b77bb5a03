import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tree } from '../../../scripts/editor/tree.ts';
import { sitDownAtKinds, type KindsDesk } from '../bootstrap/desk.ts';
import { kinds } from '../bootstrap/kinds.ts';
import { Bootstrapper } from '../bootstrap/person.ts';
import { photographed } from '../bootstrap/remains.ts';
import { obstacles } from '../bootstrap/tools.ts';
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

  const subjects = async (): Promise<readonly string[]> =>
    (await execa('git', ['log', '--format=%s'], { cwd: desk.folder })).stdout.split('\n');

  describe.each(kinds)('with a step of the kind $kind', (kind) => {
    const { phase, step, isAsked = false, leavesCommit = false } = kind;
    const isMissing = obstacles[kind.kind] !== undefined;

    /** What stands in the repository, but for the newest commits where those stay. */
    const remains = async (newest: number): Promise<unknown> =>
      leavesCommit ? (await subjects()).slice(newest) : photographed(desk.folder);

    it.skipIf(isMissing)('cancels in the middle of it, and nothing is left', async () => {
      const letGo = await kind.hold(desk);
      const before = await remains(0);
      await person.choose(phase);
      if (isAsked) await person.allowSteps();
      await person.planned(phase);
      await desk.editor.code.shows(kind.plan);
      await person.agree(phase);
      await kind.answer?.(person, desk);
      await kind.middle(person, desk);
      expect(desk.leases()).toHaveLength(1);
      await person.seen(`${kind.kind}-middle`);
      await person.terminal.press('Control+C');
      await person.terminal.shows(`⊘ ${step}`);
      await person.terminal.shows('Any key closes this terminal.');
      await letGo();
      await desk.editor.code.shows(`# ${phase} on demo: cancelled`);
      await person.seen(`${kind.kind}-cancelled`);
      await desk.isQuiet();
      expect(await remains(1)).toEqual(before);
    });

    it.skipIf(isMissing)('loses the window in the middle of it, is told so, and nothing is left', async () => {
      const letGo = await kind.hold(desk);
      const before = await photographed(desk.folder);
      await person.choose(phase);
      await person.agree(phase);
      await kind.answer?.(person, desk);
      await kind.middle(person, desk);
      await desk.editor.reload();
      await letGo();
      await desk.editor.workbench.notified(`Bootstrapping ${phase} on demo was cut at the step "${step}"`);
      await person.seen(`${kind.kind}-cut`);
      await desk.isQuiet();
      expect(await photographed(desk.folder)).toEqual(before);
    });

    it.skipIf(isMissing)('goes on from what is there, to the end', async () => {
      await desk.editor.workbench.notified('was cut at the step', 'Go On…');
      await person.agree(phase);
      await kind.answer?.(person, desk);
      await kind.meanwhile?.(person, desk);
      await person.terminal.shows(`✓ ${step}`);
      await person.terminal.shows('Any key closes this terminal.');
      await desk.editor.code.shows(`# ${phase} on demo: done`);
      await person.seen(`${kind.kind}-done`);
      await tree.row(
        `${phase} to be green`,
        ({ label, icon }) => label.endsWith(`  ${phase}`) && icon === 'pass-filled',
      );
      await desk.isQuiet();
    });
  });
});
