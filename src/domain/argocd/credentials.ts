import { fromBase64 } from '../bytes.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { textAt } from '../kubernetes/read.ts';

/** The label by which Argo CD knows what its Secrets are for. */
export const secretTypeLabel = 'argocd.argoproj.io/secret-type';

/**
 * The name of the Secret by which Argo CD opens a repository: one for this address, else the one for the longest part of
 * it. Null when there is none. Of a Secret only its address is looked at.
 */
export function credentialsFor(secrets: readonly ClusterObject[], address: string): string | null {
  const wanted = normalized(address);
  const known = secrets.map((secret) => ({
    name: secret.metadata.name,
    type: secret.metadata.labels?.[secretTypeLabel],
    url: normalized(addressIn(secret)),
  }));
  const own = known.find(({ type, url }) => type === 'repository' && url === wanted);
  if (own !== undefined) return own.name;
  const templates = known.filter(({ type, url }) => type === 'repo-creds' && url !== '' && wanted.startsWith(url));
  return templates.toSorted((a, b) => b.url.length - a.url.length)[0]?.name ?? null;
}

/** Whether nobody can read there without a key. */
export function isSsh(address: string): boolean {
  return /^ssh:\/\//i.test(address) || /^[^/@:]+@[^/:]+:/.test(address);
}

function addressIn(secret: ClusterObject): string {
  const bytes = fromBase64(textAt(secret, 'data', 'url'));
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}

/** As Argo CD compares addresses (`NormalizeGitURL`). */
function normalized(address: string): string {
  const low = address.trim().toLowerCase();
  const plain = !low.startsWith('ssh://') && isSsh(low) ? low.replace(':', '/') : low.replace(/^ssh:\/\//, '');
  return plain.replace(/\.git$/, '').replace(/\/+$/, '');
}
