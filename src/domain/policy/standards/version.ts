/** A version of the standards: the minor version of Kubernetes 1, or what is newest. */
export type Version = number | 'latest';

/** Null for a text that is none. Source: k8s.io/pod-security-admission, api: ParseVersion. */
export function parseVersion(text: string): Version | null {
  if (text === 'latest') return 'latest';
  const minor = /^v1\.([0-9]|[1-9][0-9]*)$/.exec(text)?.[1];
  // What does not fit into 63 bits, Go can't read.
  return minor === undefined || BigInt(minor) >= 2n ** 63n ? null : Number(minor);
}

/** What is wrong with one that can't be read. */
export const versionProblem = 'must be "latest" or "v1.x"';

/** `v1.25`, `latest`. */
export function versionText(version: Version): string {
  return version === 'latest' ? version : `v1.${version}`;
}

/** Whether something of the first is there in the second. */
export function isWithin(since: number, version: Version): boolean {
  return version === 'latest' || since <= version;
}
