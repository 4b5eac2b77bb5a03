import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import type { ReleaseWorld } from '../../domain/bootstrap/releasing.ts';
import { neededFor } from '../../domain/bootstrap/needed.ts';
import type { StepPlace, StepPorts } from './step.ts';

/** Looks at the repository that a phase is to be released in; the remote is asked. Rejects only when the signal aborts. */
export async function releaseWorld(
  { git, files }: Pick<StepPorts, 'git' | 'files'>,
  { folder, spec, phase, step }: StepPlace,
  signal: AbortSignal,
): Promise<ReleaseWorld | { readonly failure: string }> {
  const facts = await git.facts(folder, signal);
  if ('failure' in facts) return facts;
  const { head, upstream } = facts;
  const textAt = async (commit: string | null, path: string): ReturnType<typeof git.textAt> =>
    commit === null || commit === '' ? { text: null } : git.textAt(folder, commit, path, signal);
  const there = new Set<string>();
  for (const { path } of neededFor(spec, phase, step)) {
    const read = await textAt(head, path);
    if ('failure' in read) return read;
    if (read.text !== null) there.add(path);
  }
  const committed = await textAt(head, platformPath);
  if ('failure' in committed) return committed;
  const remote = upstream === null ? null : await git.remoteHead(folder, upstream.remote, upstream.branch, signal);
  const written = await files.read(`${folder}/${platformPath}`);
  // The commit of the remote need not be here.
  const pushed = remote === null || 'failure' in remote ? null : await textAt(remote.commit, platformPath);
  return {
    facts,
    committed: committed.text,
    written: 'text' in written ? written.text : null,
    remote,
    pushed: pushed !== null && 'text' in pushed ? pushed.text : null,
    has: (path) => there.has(path),
  };
}
