import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/** Whether one of the user's hooks of these names would run. */
export function hasHook({ hooks }: Pick<Repository, 'hooks'>, ...names: readonly string[]): boolean {
  return names.some((name) => {
    const stat = statSync(join(hooks, name), { throwIfNoEntry: false });
    return stat?.isFile() === true && (process.platform === 'win32' || (stat.mode & 0o111) !== 0);
  });
}
