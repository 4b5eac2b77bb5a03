import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealingCertificate } from '../demo/platform/secrets.ts';
import { writeWorkspace } from '../demo/workspace.ts';
import type { Workspace } from './workspace.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');

/** A fresh platform repository whose cluster the demo is, with the samples in it; it lies in `parent`. */
export async function demoWorkspace(sealing: SealingCertificate, parent: string): Promise<Workspace> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const place = await mkdtemp(join(parent, 'slipway-workspace-'));
  const folder = join(place, 'homelab');
  await writeWorkspace(folder, { sealing, released: 6 });
  await cp(samples, join(folder, 'samples'), { recursive: true });
  return { folder, remove: () => rm(place, { recursive: true, force: true }) };
}
