import { shownAddress } from '../../domain/bootstrap/address.ts';
import type { Remote } from '../../domain/bootstrap/repository.ts';
import type { Repository } from './repository.ts';

/** The remotes of a repository with where they are pushed to, in the order in which git names them. */
export async function remotesOf(git: Repository, signal: AbortSignal): Promise<readonly Remote[]> {
  const named = await git.look(['remote'], signal);
  const remotes: Remote[] = [];
  for (const name of named.status === 0 ? named.stdout.split('\n') : []) {
    if (name === '') continue;
    const address = await git.look(['remote', 'get-url', '--push', '--', name], signal);
    if (address.status === 0) remotes.push({ name, url: shownAddress(address.stdout.replace(/\n[^]*$/, '')) });
  }
  return remotes;
}
