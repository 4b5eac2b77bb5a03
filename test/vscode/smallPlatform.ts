import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, startDemo } from '../../scripts/demo/demo.ts';
import { writeSmallPlatform } from '../../scripts/demo/smallPlatform.ts';
import { type Desk, type DeskOptions, sitDown } from './desk.ts';

/** Somebody in front of a small platform in Git, of which only the hosts are there. */
export type SmallDesk = Desk & { readonly demo: Demo };

export async function sitDownAtSmallPlatform(options: Omit<DeskOptions, 'files'> = {}): Promise<SmallDesk> {
  const demo = await startDemo({ story: 'phase-2' });
  const place = await mkdtemp(join(tmpdir(), 'slipway-small-'));
  try {
    const folder = join(place, 'home');
    await writeSmallPlatform(folder, demo.sealing.certificate);
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
