import type { Source } from '../../domain/bootstrap/source.ts';
import { switching, switchObstacle } from '../../domain/bootstrap/sourceSwitching.ts';
import type { Switching } from '../../domain/bootstrap/sourceSwitching.ts';
import type { StepPorts } from '../bootstrap/step.ts';
import { switchWorld } from './switchWorld.ts';

/**
 * What switching to a source would do in the repository as it stands, and why it can't be done (null when it can); or in a
 * sentence why it can't be told. Rejects only when the signal aborts.
 */
export async function switchSituation(
  ports: Pick<StepPorts, 'git' | 'files'>,
  folder: string,
  target: Source,
  signal: AbortSignal,
): Promise<{ readonly would: Switching; readonly obstacle: string | null } | { readonly problem: string }> {
  const world = await switchWorld(ports, folder, target, signal);
  if ('failure' in world) return { problem: `Git does not say how the repository stands: ${world.failure}.` };
  const would = switching(target, world);
  return 'problem' in would ? would : { would, obstacle: switchObstacle(world, would) };
}
