import type { Impersonation } from '../kubeconfig/user.ts';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation; several groups are several headers. */
export function impersonating(impersonation: Impersonation | null): Headers {
  if (impersonation === null) return {};
  const { user, uid, groups, extra } = impersonation;
  return {
    'Impersonate-User': user,
    ...(uid === null ? {} : { 'Impersonate-Uid': uid }),
    ...(groups.length === 0 ? {} : { 'Impersonate-Group': groups }),
    ...Object.fromEntries(
      Object.entries(extra).map(([name, values]) => [`Impersonate-Extra-${escaped(name.toLowerCase())}`, values]),
    ),
  };
}

export function basic({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** What no name of a header may hold is percent-encoded, as client-go does (transport/round_trippers.go). */
function escaped(name: string): string {
  return name.replaceAll(/[^!#$&'*+.^_`|~0-9a-z-]/g, (character) => encodeURIComponent(character));
}
