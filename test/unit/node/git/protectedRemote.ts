import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const refusing = `#!/bin/sh
while read -r old new ref; do
  if [ "$ref" = refs/heads/main ]; then echo "main is protected"; exit 1; fi
done
`;

/** Somebody merges at once, by a commit of their own, and takes the branch away. */
const squashing = `#!/bin/sh
while read -r old new ref; do
  case "$ref" in refs/heads/slipway/*)
    merged=$(git -c user.name=Else -c user.email=else@home.arpa commit-tree "$new^{tree}" -p main -m "Squashed")
    git update-ref refs/heads/main "$merged" && git update-ref -d "$ref" ;;
  esac
done
`;

/** Makes a bare repository a server whose branch `main` takes no pushes. */
export function protect(bare: string, merges: boolean): void {
  writeFileSync(join(bare, 'hooks/pre-receive'), refusing, { mode: 0o755 });
  if (merges) writeFileSync(join(bare, 'hooks/post-receive'), squashing, { mode: 0o755 });
}

/** Merges a branch by a commit with both as its parents; it stays. */
export function mergeAt(bare: string, branch = 'slipway/release-security'): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Else', '-c', 'user.email=else@home.arpa', ...args], {
      cwd: bare,
      encoding: 'utf8',
    }).trim();
  const merged = git('commit-tree', `${branch}^{tree}`, '-p', 'main', '-p', branch, '-m', 'Merged');
  git('update-ref', 'refs/heads/main', merged);
  return merged;
}
