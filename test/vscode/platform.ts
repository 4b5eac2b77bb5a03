import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, startDemo } from '../../scripts/demo/demo.ts';
import { writeWorkspace } from '../../scripts/demo/workspace.ts';
import type { Editor } from '../../scripts/editor/editor.ts';
import { Tree } from '../../scripts/editor/tree.ts';
import { untilFound } from '../../scripts/editor/until.ts';
import { type Desk, type DeskOptions, sitDown } from './desk.ts';

/** Somebody in front of the platform repository that the demo cluster runs, all phases of it released. */
export type PlatformDesk = Desk & { readonly demo: Demo };

/** Starts both; without `kubeconfig` it is that of the demo. */
export async function sitDownAtPlatform(options: Omit<DeskOptions, 'files'> = {}): Promise<PlatformDesk> {
  const demo = await startDemo({ story: 'start' });
  const place = await mkdtemp(join(tmpdir(), 'slipway-platform-'));
  try {
    const folder = join(place, 'homelab');
    await mkdir(folder);
    await writeWorkspace(folder, { sealing: demo.sealing, released: 6 });
    const desk = await sitDown({ kubeconfig: demo.kubeconfig, ...options, files: folder });
    const close = async (): Promise<void> => {
      await desk.close();
      await demo.close();
    };
    return { ...desk, demo, close };
  } catch (error) {
    await demo.close();
    throw error;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Opens the view of the phases. */
export async function look(editor: Editor): Promise<Tree> {
  await editor.page.locator('.activitybar .action-label[aria-label^="Slipway"]').first().click();
  return new Tree(editor.page, 'Phases');
}

/** What stands above the rows, once it says this. */
export function message({ page }: Editor, wanted: string): Promise<string> {
  return untilFound(
    page,
    `the message "${wanted}"`,
    () => page.locator('.pane-body .message').allTextContents(),
    (text) => text.includes(wanted),
  );
}
