import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { onPath } from '../../../scripts/environment/programs.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import type { StepKind } from '../../../src/domain/phases/spec.ts';
import { sshdObstacle } from '../../peers/ssh/sshd.ts';

const hostObstacle = sshdObstacle();
const helmObstacle =
  onPath('go') === undefined ? 'helm and helmfile are built with Go, which is not installed' : undefined;

/** Kinds of steps whose programs can't be had here, with the reason: their suites are skipped, and counted. */
export const obstacles: Readonly<Partial<Record<StepKind, string>>> = {
  ...(hostObstacle === undefined ? {} : { host: hostObstacle }),
  ...(helmObstacle === undefined ? {} : { helmfile: helmObstacle }),
};

for (const [kind, reason] of Object.entries(obstacles))
  process.stderr.write(`Suites with a step of the kind ${kind} are skipped: ${reason}.\n`);

/** Puts the real helmfile and Helm into a new folder, where they can be had. */
export async function placeHelm(folder: string): Promise<void> {
  await mkdir(folder);
  if (obstacles.helmfile !== undefined) return;
  for (const name of ['helm', 'helmfile']) await symlink((await buildPeer(recipeOf(name))).path, join(folder, name));
}
