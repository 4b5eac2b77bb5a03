import { versionArguments, versionIn } from '../domain/toolVersion.ts';
import type { Programs } from '../writes.ts';

/** Milliseconds for a tool to say its version: a large one that is read from a slow disk takes its time. */
const limit = 20_000;

/** What a tool says its version is; null for one that is not asked, or says none. Rejects only when the signal aborts. */
export async function versionOf(programs: Programs, tool: Tool, signal: AbortSignal): Promise<string | null> {
  return (await greeting(programs, tool, signal)).version;
}

interface Tool {
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
}

/** The same, and why a tool does not run, as the end of a sentence; null for one that does. */
export async function greeting(
  programs: Programs,
  { name, path }: Tool,
  signal: AbortSignal,
): Promise<{ readonly version: string | null; readonly problem: string | null }> {
  const args = versionArguments(name);
  if (args === null) return { version: null, problem: null };
  // Beside the tool itself: nothing of a workspace is looked at.
  const cwd = path.slice(0, Math.max(1, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))));
  const run = { program: path, args, cwd, sees: [], environment: {}, input: null, limit, onLine: null };
  const { stdout, stderr, problem } = await programs.run(run, signal);
  return { version: versionIn(stdout) ?? versionIn(stderr), problem };
}
