import { requestBranch } from '../../domain/bootstrap/mergeRequest.ts';
import { neededFor } from '../../domain/bootstrap/needed.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import type { ReleaseWorld } from '../../domain/bootstrap/releasing.ts';
import type { RequestWorld } from '../../domain/bootstrap/requesting.ts';
import type { StepPlace, StepPorts } from './step.ts';

type Git = StepPorts['git'];

/**
 * Looks at what the remote has that a phase is to be released in by a request: the branch that Argo CD follows, and that of
 * the request. What is not here is fetched, and no name moves. Rejects only when the signal aborts.
 */
export async function requestWorld(
  git: Git,
  { folder, spec, phase, step }: StepPlace,
  world: ReleaseWorld,
  signal: AbortSignal,
): Promise<RequestWorld | { readonly failure: string }> {
  const nothing = { ...world, pushed: null, proposed: null, hasThere: () => false, isPulled: false };
  const { upstream, head: own } = world.facts;
  if (upstream === null) return nothing;
  const { remote } = upstream;
  const head = await git.fetch(folder, remote, upstream.branch, signal);
  if ('failure' in head || head.commit === null) return { ...nothing, remote: head };
  const { commit } = head;
  const pushed = await git.textAt(folder, commit, platformPath, signal);
  if ('failure' in pushed) return pushed;
  const there = new Set<string>();
  for (const { path } of neededFor(spec, phase, step)) {
    const read = await git.textAt(folder, commit, path, signal);
    if ('failure' in read) return read;
    if (read.text !== null) there.add(path);
  }
  const isBefore = commit === own || (await git.isBefore(folder, commit, own, signal));
  if (typeof isBefore !== 'boolean') return isBefore;
  const aside = { folder, remote, branch: requestBranch(phase.id), from: commit };
  const proposed = await proposedOn(git, aside, signal);
  const hasThere = (path: string): boolean => there.has(path);
  return { ...world, remote: head, pushed: pushed.text, proposed, hasThere, isPulled: isBefore };
}

async function proposedOn(
  git: Git,
  { folder, remote, branch, from }: Readonly<Record<'folder' | 'remote' | 'branch' | 'from', string>>,
  signal: AbortSignal,
): Promise<RequestWorld['proposed']> {
  const head = await git.fetch(folder, remote, branch, signal);
  if ('failure' in head) return head;
  const { commit } = head;
  if (commit === null) return null;
  const off = await git.branchedOff(folder, commit, from, signal);
  if ('failure' in off) return off;
  const { base, paths } = off;
  const before = base === null ? { text: null } : await git.textAt(folder, base, platformPath, signal);
  const after = await git.textAt(folder, commit, platformPath, signal);
  if ('failure' in before) return before;
  if ('failure' in after) return after;
  return { commit, base, paths, before: before.text, after: after.text };
}
