import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, sitDown } from '../desk.ts';
import { packaged } from '../extension.ts';
import { typeAWrongFieldAndMendIt } from './judging.ts';

describe('The packed extension', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ extension: await packaged() });
  });

  afterAll(() => desk?.close());

  it('underlines a wrong field while it is typed, explains it and mends it', async () => {
    await typeAWrongFieldAndMendIt(desk.editor);
  });

  it('is installed', async () => {
    await desk.editor.run('View: Show Extensions');
    const installed = desk.editor.page.locator('.extension-list-item .name', { hasText: /^Slipway$/ });
    await installed.waitFor();
    expect(await installed.count()).toBe(1);
  });
});
