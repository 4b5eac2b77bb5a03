import { basename, dirname, extname, isAbsolute } from 'node:path';
import { failed } from '../failed.ts';
import type { Plugin } from '../kubeconfig/plugin.ts';
import { findProgram } from '../../program.ts';

/**
 * The absolute path of the program of a plugin. A workspace must not bring the programs that give credentials: what lies
 * in one of its folders is not found. Throws `Failed`.
 */
export function programOf(
  { command, where, installHint }: Plugin,
  path: string,
  workspaces: readonly string[],
): string {
  const found = isAbsolute(command)
    ? findProgram(bare(basename(command)), { path: dirname(command), outside: workspaces })
    : findProgram(bare(command), { path, outside: workspaces });
  if (found !== null) return found;
  const place = isAbsolute(command) ? 'is no program, or lies in a folder of the workspace' : 'is not on the PATH';
  throw failed('credentials', `The program "${command}" of ${where} ${place}.`, {
    remedy:
      installHint?.trim().replaceAll(/\s+/g, ' ') ?? 'Install it, or write its absolute path into the kubeconfig.',
  });
}

/** Endings of programs are added where a system has them. */
function bare(name: string): string {
  return process.platform === 'win32' && extname(name).toLowerCase() === '.exe' ? name.slice(0, -4) : name;
}
