import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import type { StagePlace } from './place.ts';

/**
 * There is no host to look at: what the checks of hosts ask is answered as a host would that is set up as the platform
 * says, and everything else is not known.
 */
const ssh = `#!/bin/sh
while [ "$#" -gt 0 ] && [ "$1" != -- ]; do shift; done
shift 2
case "$*" in
  *findmnt*) echo '{"filesystems":[{"fstype":"ext4","options":"rw,noatime","source":"/dev/vdb1"}]}' ;;
  *is-active*iscsid*) printf 'active\\nactive\\n' ;;
  *is-active*multipathd*) echo inactive; exit 3 ;;
  *nvidia-smi*) echo 580.95.05 ;;
  *nvidia-container-runtime*) echo 'NVIDIA Container Runtime version 1.20.0' ;;
  *) echo "the stand-in for ssh does not know: $*" >&2; exit 127 ;;
esac
`;

const settings = `[user]
	name = Ada
	email = ada@example.invalid
[init]
	defaultBranch = main
[commit]
	gpgSign = false
`;

/** Fills the folders of tools and of the home; the path of helm. */
export async function placeTools({ tools, home }: StagePlace): Promise<string> {
  for (const folder of [tools, home]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(home, '.gitconfig'), settings);
  writeFileSync(join(tools, 'ssh'), ssh);
  chmodSync(join(tools, 'ssh'), 0o755);
  for (const name of ['helm', 'helmfile']) {
    const { path } = await buildPeer(recipeOf(name));
    symlinkSync(path, join(tools, name));
  }
  return join(tools, 'helm');
}
