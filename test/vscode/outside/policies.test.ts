import { join } from 'node:path';
import { errors } from 'playwright-core';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';

const pictures = process.env['SLIPWAY_PICTURES'];
const manifest = 'apps/node-exporter/daemonset.yaml';
const policy = 'policies/disallow-host-network.yaml';

describe('A person whose repository has policies', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown();
  });

  afterAll(() => desk?.close());

  it('sees at the field what a policy refuses, with the line of the policy, and how many policies say what', async () => {
    const { editor } = desk;
    await editor.open(manifest);
    await editor.code.squiggled('error', 1);
    const [problem, ...others] = await editor.workbench.problems((all) => all.length === 1);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ source: 'slipway', code: 'policy/denied', line: 19, column: 20 });
    const hover = await editor.code.hover(19, 21, 'refuses this DaemonSet');
    expect(hover).toContain('A pod has a network of its own.');
    expect(await editor.code.hover(3, 2, 'policy matches')).toContain('1 policy matches: 1 fails.');
  });

  it('reads above a policy what fails it, while it is typed, and goes there', async () => {
    const { editor } = desk;
    const lens = (text: string): Locator => editor.page.locator('.codelens-decoration', { hasText: text });
    const top = async (): Promise<void> => {
      await editor.page.keyboard.press('Escape');
      await editor.page.keyboard.press('Control+Home');
    };
    await editor.open(policy);
    await lens('fails 1 of 3 manifests').waitFor();
    const line = 1 + (await editor.code.lines()).findIndex((text) => text.includes('hostNetwork.orValue'));
    const end = 1 + '    - expression: object.spec.?hostNetwork.orValue(false) == false'.length;
    const more = ' || true';
    await editor.code.typeAt(line, end, more);
    await top();
    await lens('fails 0 of 3 manifests').waitFor();
    await editor.code.goTo(line, end + more.length);
    for (const _ of more) await editor.page.keyboard.press('Backspace');
    await top();
    const peek = editor.page.locator('.peekview-widget');
    // A lens that is being worked out anew takes no click.
    await until(editor.page, 'the peek of what fails', async () => {
      await lens('fails 1 of 3 manifests').locator('a').click();
      return inTime(peek.getByText('daemonset.yaml').first().waitFor({ timeout: 5000 }));
    });
    expect(await peek.locator('.reference-decoration, .squiggly-error').count()).toBeGreaterThan(0);
    await editor.page.keyboard.press('Escape');
  });

  it('reads what a word of an expression is', async () => {
    const { editor } = desk;
    await editor.open(policy);
    const line = 1 + (await editor.code.lines()).findIndex((text) => text.includes('hostNetwork.orValue'));
    const column = 1 + '    - expression: object.spec.?host'.length;
    const said = await editor.code.showHover(line, column, 'hostNetwork: bool');
    expect(said).toContain('Host networking requested for this pod.');
    if (pictures !== undefined) await editor.screenshot(join(pictures, 'policies-word.png'));
    await editor.page.keyboard.press('Escape');
  });

  it('is told what is wrong with a policy, at the word', async () => {
    const { editor } = desk;
    await editor.open(policy);
    const line = 1 + (await editor.code.lines()).findIndex((text) => text.includes('hostNetwork.orValue'));
    await editor.code.typeAt(line, 1 + '    - expression: object.spec.?hostNetwork.orVal'.length, 'x');
    const [problem] = await editor.workbench.problems((all) => all.some(({ code }) => code === 'policy/invalid'));
    expect(problem).toMatchObject({ code: 'policy/invalid', line, column: 44 });
    await editor.page.keyboard.press('Escape');
    await editor.page.keyboard.press('Backspace');
    await editor.code.squiggled('error', 0);
    await editor.closeFile();
  });

  it('is offered what the policy wants, and an exception, which the policy then knows', async () => {
    const { editor } = desk;
    await editor.open(manifest);
    await editor.code.squiggled('error', 1);
    const titles = await editor.code.fixes(19, 21);
    expect(titles).toEqual(
      expect.arrayContaining(['Set hostNetwork to false', 'Create PolicyException for "disallow-host-network"']),
    );
    await editor.page.keyboard.press('Escape');
    await editor.code.fix(19, 21, 'Set hostNetwork to false');
    await editor.code.squiggled('error', 0);
    await editor.code.shows('hostNetwork: false');
    await editor.page.keyboard.press('Control+Z');
    await editor.code.squiggled('error', 1);
    // The editor has saved what the fix wrote.
    await editor.save();
    await editor.closeFile();
  });

  it('sees the exception that was made beside what it exempts, and writes the reason there', async () => {
    const { editor } = desk;
    await editor.open(manifest);
    await editor.code.squiggled('error', 1);
    await editor.code.fix(19, 21, 'Create PolicyException for "disallow-host-network"');
    await editor.code.shows('kind: PolicyException');
    await editor.code.type(' It looks at the host.');
    await editor.code.shows('# Why it may: It looks at the host.');
    expect(await editor.page.locator('.editor-group-container').count()).toBe(2);
    await until(editor.page, 'the manifest without a squiggle', async () =>
      (await editor.page.locator('.squiggly-error').count()) === 0 ? true : undefined,
    );
    await editor.closeFile();
    expect(await editor.code.hover(3, 2, 'policy matches')).toContain('1 policy matches: none fails, 1 exempted.');
  });
});

/** True when what is awaited came, undefined when it did not in its time. */
async function inTime(awaited: Promise<void>): Promise<true | undefined> {
  try {
    await awaited;
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return undefined;
    throw error;
  }
}
