import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilAccepted, untilFound } from '../../../scripts/editor/until.ts';
import { look, message, type PlatformDesk, sitDownAtPlatform } from '../platform.ts';
import type { Tree } from '../../../scripts/editor/tree.ts';

const refused = 'A pod with the tag latest is refused';

describe('A person with a platform and its cluster', () => {
  let desk: PlatformDesk;
  let tree: Tree;

  beforeAll(async () => {
    desk = await sitDownAtPlatform();
    await desk.editor.page.setViewportSize({ width: 1440, height: 2000 });
    tree = await look(desk.editor);
  });

  afterAll(() => desk?.close());

  it('sees which phases stand, and what the others wait for', async () => {
    await tree.labelled('3  Security', 'error');
    const rows = (await tree.settled()).filter(({ level }) => level === 1);
    expect(rows.map(({ icon, label, description }) => `${icon} ${label} ${description}`)).toEqual([
      'pass-filled 0  Hosts 4/4',
      expect.stringMatching(/^(question|circle-large-outline) 1 {2}Storage \d+\/9/),
      'pass-filled 2  GitOps 10/10',
      expect.stringMatching(/^error 3 {2}Security \d+\/\d+ · 1 failed$/),
      'circle-slash 4  Core services waits for Security',
      'circle-slash 5  Runners waits for Security',
      'circle-slash 6  Quality waits for Security',
    ]);
    expect(await tree.description()).toBe('homelab · k3s @ demo (read-only)');
    await untilFound(
      desk.editor.page,
      'the number of failed checks at the icon',
      () => desk.editor.page.locator('.activitybar .badge-content').allTextContents(),
      (text) => text === '1',
    );
  });

  it('finds the phase that failed opened, and in it the check with its culprit, in words too', async () => {
    const row = await tree.labelled('Baseline policies deny', 'error');
    expect(row.description).toContain('disallow-latest-tag');
    expect(row.said).toMatch(/^Baseline policies deny, failed, .*disallow-latest-tag/);
    expect((await tree.labelled(refused)).icon).toBe('circle-large-outline');
  });

  it('learns from the hover why it matters, what was read and what to do', async () => {
    const hover = await tree.hover('Baseline policies deny', 'Show Evidence');
    for (const part of [
      'A policy in Audit writes a report and lets the pod in.',
      '× ValidatingPolicy, list at',
      'resourceVersion',
      'ValidatingPolicy disallow-latest-tag at /spec/validationActions',
      'Sync the Application kyverno-policies',
    ])
      expect(hover).toContain(part);
  });

  it('reads the evidence, which nobody can edit', async () => {
    await tree.menu('Baseline policies deny', 'Show Evidence');
    await desk.editor.code.shows('# Baseline policies deny');
    await desk.editor.code.shows('## What Is Wrong');
    await desk.editor.code.shows('ValidatingPolicy `disallow-latest-tag`');
    expect(await desk.editor.code.uri()).toMatch(/^slipway-evidence:/);
    await desk.editor.page.locator('.editor-group-container.active .view-lines').click();
    await desk.editor.page.keyboard.type('x');
    await desk.editor.page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
    await desk.editor.page.keyboard.press('Escape');
  });

  it('comes by keyboard alone from the view to the place that mends it', async () => {
    const { page, code } = desk.editor;
    await desk.editor.run('Slipway: Focus on Phases View');
    await page.keyboard.press('Home');
    for (let steps = 0; steps < 30 && (await tree.focused()) !== 'Baseline policies deny'; steps++) {
      const before = await tree.focused();
      await page.keyboard.press('ArrowDown');
      await untilAccepted(
        page,
        `the row after "${before}"`,
        () => tree.focused(),
        (label) => label !== before,
      );
    }
    await page.keyboard.press('Enter');
    await untilAccepted(
      page,
      'the phase in front',
      () => code.uri(),
      (uri) => uri?.endsWith('/phases/3-security/phase.yaml') === true,
    );
    await code.shows('- id: enforced');
    expect(await tree.focused()).toBe('Baseline policies deny');
  });

  it('sees a light turn red when something breaks, with why, and green again', async () => {
    await desk.demo.run('break-longhorn');
    await tree.labelled('1  Storage', 'error');
    await tree.expand('1  Storage');
    const row = await tree.labelled('Longhorn runs on every node', 'error');
    expect(row.description).toContain('longhorn-manager');
    await tree.menu('Longhorn runs on every node', 'Show Evidence');
    await desk.editor.code.shows('ended with exit code 1');
    await desk.demo.run('mend-longhorn');
    await tree.labelled('Longhorn runs on every node', 'pass-filled');
    await desk.editor.code.shows('**passed**');
    await tree.click('1  Storage');
  });

  it('is asked before a check of the repository does anything, and it does nothing after a no', async () => {
    const dryRuns = (): number => desk.demo.requests.filter(({ query }) => query.get('dryRun') !== null).length;
    await tree.press(refused, 'Validate');
    const asked = await desk.editor.workbench.answer('Cancel');
    expect(asked).toContain('of this repository do this?');
    expect(asked).toContain('dry run of Pod slipway-probe/disallow-latest-tag');
    expect(dryRuns()).toBe(0);
    expect((await tree.labelled(refused)).icon).toBe('circle-large-outline');
  });

  it('has it judged after a yes, and is not asked again', async () => {
    const other = 'A privileged pod is refused';
    await tree.press(other, 'Validate');
    await desk.editor.workbench.answer('Validate');
    await tree.labelled(other, 'pass-filled');
    const before = desk.demo.requests.length;
    await tree.press(other, 'Validate');
    await untilAccepted(
      desk.editor.page,
      'another dry run',
      async () => desk.demo.requests.slice(before).filter(({ query }) => query.get('dryRun') !== null).length,
      (count) => count > 0,
    );
    await tree.labelled(other, 'pass-filled');
  });

  it('sees all of what many checks do, before they do it', async () => {
    await desk.editor.run('Slipway: Validate All Phases');
    expect(await desk.editor.workbench.answer('Show Details')).toMatch(/and \d+ more/);
    await desk.editor.code.shows('# What the Checks Do');
    await desk.editor.quickInput.pick('Cancel');
    await desk.editor.workbench.notified(/Checked \d+ checks: .*Those that need a yes did not run\./);
  });

  it('sees how old things are when the cluster goes away, and goes on when it is back', async () => {
    await desk.demo.stop();
    await message(desk.editor, 'Cluster not reachable since');
    const old = await tree.row('a row with its age', ({ description }) =>
      / · (just now|\d+ \w+ ago)$/.test(description),
    );
    expect(old.said).toContain('not up to date');
    await desk.demo.start();
    await desk.editor.run('Slipway: Ask the Cluster Again');
    await tree.labelled('Baseline policies deny', 'error');
    await untilAccepted(
      desk.editor.page,
      'no message',
      () => desk.editor.page.locator('.pane-body .message').allTextContents(),
      (all) => all.join('').trim() === '',
    );
  });

  it('stores the token that a check wants, unseen', async () => {
    const { quickInput, workbench } = desk.editor;
    await desk.editor.run('Slipway: Store Token…');
    await quickInput.opened('(1/2)');
    expect((await quickInput.choices()).map(({ label }) => label).toSorted()).toEqual(['github', 'gitlab']);
    await quickInput.pick('github');
    await quickInput.opened('(2/2)');
    await quickInput.type('a-token-of-nobody');
    expect(await desk.editor.page.locator('.quick-input-box input').getAttribute('type')).toBe('password');
    await quickInput.accept();
    await workbench.notified(/Stored the token "github"/);
  });

  it('chooses another context, and sees what it may not see', async () => {
    await desk.editor.run('Slipway: Select Cluster…');
    await desk.editor.quickInput.opened('Select Cluster');
    const choices = await untilAccepted(
      desk.editor.page,
      'the contexts',
      () => desk.editor.quickInput.choices(),
      (all) => all.length > 3,
    );
    expect(choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['The Current Context', 'demo', 'demo-viewer', 'demo-nobody', 'Choose a Kubeconfig…']),
    );
    await desk.editor.quickInput.pick('demo-nobody');
    const row = await tree.row('a check that nobody may know', ({ icon, level }) => icon === 'question' && level === 2);
    expect(row.said).toContain('unknown');
    await untilAccepted(
      desk.editor.page,
      'the other context beside the title',
      () => tree.description(),
      (text) => text.includes('demo-nobody'),
    );
  });
});
