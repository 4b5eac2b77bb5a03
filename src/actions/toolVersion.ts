import { versionArguments, versionIn } from '../domain/toolVersion.ts';
import type { Programs } from '../writes.ts';

/** Milliseconds for a tool to say its version: a large one that is read from a slow disk takes its time. */
const limit = 20_000;

/** What a tool says its version is; null for one that is not asked, or says none. Rejects only when the signal aborts. */
export async function versionOf(
  programs: Programs,
  { name, path }: { readonly name: string; readonly path: string },
  signal: AbortSignal,
): Promise<string | null> {
  const args = versionArguments(name);
  if (args === null) return null;
  // Beside the tool itself: nothing of a workspace is looked at.
  const cwd = path.slice(0, Math.max(1, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))));
  const run = { program: path, args, cwd, sees: [], environment: {}, input: null, limit, onLine: null };
  const { stdout, stderr } = await programs.run(run, signal);
  return versionIn(stdout) ?? versionIn(stderr);
}
