import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilAccepted } from '../../../scripts/editor/until.ts';
import { askingSudo } from '../../peers/ssh/askingSudo.ts';
import { sshdObstacle } from '../../peers/ssh/sshd.ts';
import { type KindsDesk, sitDownAtKinds } from '../bootstrap/desk.ts';
import { Bootstrapper } from '../bootstrap/person.ts';
import { look } from '../platform.ts';

const password = 'geheim';
const obstacle = sshdObstacle();

/** What is asked before and while a phase is bootstrapped, and what comes of each answer. */
describe('A person who is asked while a phase is bootstrapped', () => {
  let desk: KindsDesk;
  let person: Bootstrapper;

  beforeAll(async () => {
    desk = await sitDownAtKinds();
    person = new Bootstrapper(desk.editor);
    await desk.editor.page.setViewportSize({ width: 1440, height: 1100 });
    const tree = await look(desk.editor);
    await tree.labelled('1  Release', 'error');
  });

  afterAll(() => desk?.close());

  const exists = async (name: string): Promise<boolean> =>
    readFile(join(desk.folder, name)).then(
      () => true,
      () => false,
    );

  /** Puts a program first on the PATH of the host. */
  const onHost = async (name: string, text: string): Promise<void> => {
    const file = join(desk.lab?.remoteBin ?? '', name);
    await writeFile(file, `#!/bin/sh\n${text}\n`);
    await chmod(file, 0o755);
  };

  const ends = async (line: string, report: string): Promise<void> => {
    await person.terminal.shows(line);
    await person.terminal.shows('Any key closes this terminal.');
    await desk.editor.code.shows(report);
    await desk.isQuiet();
  };

  it.skipIf(obstacle !== undefined)(
    'reads what of the repository runs to make the plan, and nothing runs when they do not want it',
    async () => {
      const { editor, lab } = desk;
      await person.choose('Prepare');
      await editor.quickInput.opened('Let a step of this repository do this to make the plan?');
      await editor.code.shows('# What the Steps Do');
      await editor.code.shows('/ssh homelab: bootstrap/write.sh --dry-run');
      await editor.code.shows('set -euo pipefail');
      await person.seen('consent');
      await editor.quickInput.pick('Cancel');
      await editor.quickInput.closed();
      expect(await editor.workbench.notifications()).toEqual([]);
      expect(await lab?.log().catch(() => '')).not.toContain('Accepted');
    },
  );

  it.skipIf(obstacle !== undefined)(
    'agrees to it once: what was agreed to is not asked again, and the next plan is made',
    async () => {
      await person.choose('Prepare');
      await person.allowSteps();
      await person.planned('Prepare');
      await desk.editor.quickInput.cancel();
      await person.choose('Prepare');
      await person.planned('Prepare');
      await desk.editor.quickInput.cancel();
      expect(await exists('host.yaml')).toBe(false);
    },
  );

  it.skipIf(obstacle !== undefined)(
    'types the password of sudo unseen, once more when it was wrong, and it is shown nowhere',
    async () => {
      const { editor } = desk;
      await onHost('id', '[ "$*" = -u ] && echo 1000 || exec /usr/bin/id "$@"');
      await onHost('sudo', askingSudo(password));
      await person.choose('Prepare');
      for (const typed of ['falsch', password]) {
        await editor.quickInput.opened('Password of sudo for ');
        await editor.page.locator('.quick-input-widget input[type=password]').waitFor();
        await person.type(typed === password ? 'did not take that password' : 'wants the password of your user', typed);
      }
      await person.agree('Prepare');
      await ends('✓ Prepare the host', '# Prepare on demo: done');
      expect(await exists('host.yaml')).toBe(true);
      expect(await editor.page.content()).not.toContain(password);
    },
  );

  it('plans again what has changed between the plan and their yes, and nothing is done before', async () => {
    const { editor, folder } = desk;
    await person.choose('Copy');
    await person.planned('Copy');
    await execa('git', ['commit', '--quiet', '--allow-empty', '--message=Of somebody else'], { cwd: folder });
    await person.agree('Copy');
    await editor.workbench.notified(/The plan is another one by now: .*Plan again/, 'Plan Again…');
    expect(await exists('copy.yaml')).toBe(false);
    await person.agree('Copy');
    await ends('✓ Write a copy', '# Copy on demo: done');
  });

  it('plans again what has changed while a step before it ran, and goes on there', async () => {
    const { editor, folder } = desk;
    const file = join(folder, 'phases/0-twice/phase.yaml');
    await person.choose('Twice');
    await person.agree('Twice');
    await editor.quickInput.opened('Ask the others');
    await writeFile(join(folder, 'answer.yaml'), 'name: yes\n');
    await writeFile(file, (await readFile(file, 'utf8')).replace("'cp',", "'cp', '--verbose',"));
    await editor.quickInput.accept();
    await ends('✗ Tell everybody', '# Twice on demo: stopped, to be planned anew');
    expect(await exists('told.yaml')).toBe(false);
    await editor.workbench.notified('What it would do has changed since the plan', 'Plan Again…');
    await person.planned('Twice');
    await editor.code.shows('✓ 1. Ask the others');
    await person.agree('Twice');
    await ends('✓ Tell everybody', '# Twice on demo: done');
  });

  it('finds the report of the last run again', async () => {
    const { editor } = desk;
    await editor.run('View: Close All Editors');
    await untilAccepted(
      editor.page,
      'no file in front',
      () => editor.code.uri(),
      (uri) => uri === undefined,
    );
    await editor.run('Slipway: Show Report');
    await editor.code.shows('# Twice on demo: done');
    expect(await editor.code.uri()).toMatch(/^slipway-report:/);
  });
});
