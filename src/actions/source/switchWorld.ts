import { isService, isSameRepository } from '../../domain/bootstrap/address.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import type { RemoteHead } from '../../domain/bootstrap/pushGround.ts';
import { otherSource, platformIn, sourcesOf } from '../../domain/bootstrap/source.ts';
import type { Remote } from '../../domain/bootstrap/repository.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import type { SwitchWorld } from '../../domain/bootstrap/sourceSwitching.ts';
import type { StepPorts } from '../bootstrap/step.ts';

type Ports = Pick<StepPorts, 'git' | 'files'>;

/** Looks at the repository whose source is to be switched; both remotes are asked. Rejects only when the signal aborts. */
export async function switchWorld(
  { git, files }: Ports,
  folder: string,
  target: Source,
  signal: AbortSignal,
): Promise<SwitchWorld | { readonly failure: string }> {
  const facts = await git.facts(folder, signal);
  if ('failure' in facts) return facts;
  const remotes = await git.remotes(folder, signal);
  if ('failure' in remotes) return remotes;
  const { head, upstream } = facts;
  const read = head === '' ? { text: null } : await git.textAt(folder, head, platformPath, signal);
  if ('failure' in read) return read;
  const { text: committed } = read;
  const written = await files.read(`${folder}/${platformPath}`);
  const base = { facts, committed, written: 'text' in written ? written.text : null, remotes };
  if (upstream === null) return { ...base, upstream: null, left: null, taken: null };
  const headOf = (name: string): Promise<RemoteHead> => git.remoteHead(folder, name, upstream.branch, signal);
  const sides = sidesOf(committed, target, remotes);
  const heads = { left: null as RemoteHead | null, taken: null as RemoteHead | null };
  if (sides !== null) {
    if (sides.left !== null) heads.left = await headOf(sides.left);
    heads.taken =
      sides.taken === null
        ? await headAt(git, folder, { address: sides.address, branch: upstream.branch }, signal)
        : await headOf(sides.taken);
  }
  return { ...base, upstream: await headOf(upstream.remote), ...heads };
}

/**
 * The commit at an address that no remote has. Null when this machine can't say: it may be meant for Argo CD alone, which
 * is in the cluster and has a key of its own.
 */
async function headAt(
  git: StepPorts['git'],
  folder: string,
  { address, branch }: { readonly address: string; readonly branch: string },
  signal: AbortSignal,
): Promise<RemoteHead | null> {
  if (isService(address)) return null;
  const head = await git.remoteHead(folder, address, branch, signal);
  return 'failure' in head ? null : head;
}

/** The remotes that lead to the two, by their names, and the address of the one that is taken. */
function sidesOf(
  committed: string | null,
  target: Source,
  remotes: readonly Remote[],
): { readonly left: string | null; readonly taken: string | null; readonly address: string } | null {
  const read = platformIn(committed ?? '');
  const sources = 'platform' in read ? sourcesOf(read.platform) : null;
  if (sources === null || 'problem' in sources || !('platform' in read)) return null;
  const { addresses } = sources;
  const nameOf = (source: Source): string | null =>
    remotes.find(({ url }) => isSameRepository(url, addresses[source], read.platform))?.name ?? null;
  return { left: nameOf(otherSource[target]), taken: nameOf(target), address: addresses[target] };
}
