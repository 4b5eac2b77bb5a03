import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** Raises or lowers the released phase in a commit of its own, as somebody without Slipway does, and pushes it; the commit. */
export async function releaseByHand({ place, git }: Stage, phase: number): Promise<string> {
  const file = join(place.platform, 'platform.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^( {2}releasedPhase: )\d+/m, `$1${phase}`));
  await git('commit', '--quiet', '--all', `--message=feat: release phase ${phase}`);
  await git('push', '--quiet');
  return git('rev-parse', 'HEAD');
}
