import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { SealingCertificate } from '../demo/platform/secrets.ts';
import { writeWorkspace } from '../demo/workspace.ts';
import { onPath } from '../environment/programs.ts';
import type { Workspace } from './workspace.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');

/** A fresh platform repository whose cluster the demo is, with the samples in it; it lies in `parent`. */
export async function demoWorkspace(sealing: SealingCertificate, parent: string): Promise<Workspace> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const place = await mkdtemp(join(parent, 'slipway-workspace-'));
  const folder = join(place, 'homelab');
  await writeWorkspace(folder, { sealing, released: 6 });
  await cp(samples, join(folder, 'samples'), { recursive: true });
  await committed(folder);
  return { folder, remove: () => rm(place, { recursive: true, force: true }) };
}

/** A platform lies in Git; where there is no git the folder has to do. */
async function committed(folder: string): Promise<void> {
  const git = onPath('git');
  if (git === undefined) return;
  const who = ['-c', 'user.name=Demo', '-c', 'user.email=demo@localhost', '-c', 'commit.gpgSign=false'];
  for (const step of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    ['commit', '--quiet', '--no-verify', '--message=The platform of the demo'],
  ])
    await execa(git, [...who, ...step], { cwd: folder, reject: false, stdio: 'ignore' });
}
