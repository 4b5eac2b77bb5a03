/** Enough of a commit's oid for people to know it by, as git shows it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
