import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeRepository } from '../../../scripts/demo/repository.ts';
import { adopt, bringBack, copy, erase, keep, prepare, register, release, seal, twice } from './phases.ts';

/** Seconds that nobody waits for: what stands still is found by this number, which no other test has. */
export const nap: string = String(100_000 + process.pid);

/** Where the parts of it lie, each an absolute path. */
export interface KindsPlace {
  /** The platform, open in the editor. */
  readonly folder: string;
  /** What its branch is pushed to, and what Argo CD reads. */
  readonly remote: string;
  /** The other address of the repository, which has the same. */
  readonly other: string;
  /** Whatever finds a file with its name here stays where it is, until that is gone and it is begun anew. */
  readonly holds: string;
}

/** What can be held, by the name of its file. */
export type Held = 'commit' | 'push' | 'host' | 'command';

/** A platform in Git with a phase for each kind of step, one with two steps, two remotes that have it, and work in progress. */
export async function writeKindsPlatform({ folder, remote, other, holds }: KindsPlace): Promise<void> {
  const held = (name: Held): string => `[ ! -e '${join(holds, name)}' ] || exec sleep ${nap}`;
  await mkdir(holds);
  const phases = [
    twice,
    release,
    adopt,
    prepare(join(folder, 'host.yaml'), 'disruptive'),
    erase(join(folder, 'erased.yaml')),
    keep,
    bringBack,
    seal,
    copy(held('command')),
    register,
  ];
  const files = Object.fromEntries(phases.map(({ id, text }, number) => [`phases/${number}-${id}/phase.yaml`, text]));
  await writeRepository(
    folder,
    {
      ...files,
      'platform.yaml': platformOf(remote, other),
      'applications.yaml': table,
      'bootstrap/write.sh': script(held('host')),
      'bootstrap/helmfile.yaml.gotmpl':
        'releases: [{ name: root-application, namespace: argocd, chart: ../charts/root }]\n',
      'notes.md': 'As it was committed.\n',
    },
    'A platform of many kinds',
  );
  const git = (...args: string[]) => execa('git', args, { cwd: folder });
  for (const [name, address] of [
    ['lab', other],
    ['origin', remote],
  ] as const) {
    await git('init', '--quiet', '--bare', '--initial-branch=main', address);
    await git('remote', 'add', name, address);
    await git('push', '--quiet', '--set-upstream', name, 'main');
  }
  await workOfSomebody(folder);
  await hook(join(folder, '.git/hooks/pre-commit'), held('commit'));
  await hook(join(remote, 'hooks/pre-receive'), held('push'));
}

/** What its user is at meanwhile: a file that is another thing in the last commit, in the index and on the disk, and a new one. */
async function workOfSomebody(folder: string): Promise<void> {
  await writeFile(join(folder, 'notes.md'), 'As it will be committed.\n');
  await execa('git', ['add', 'notes.md'], { cwd: folder });
  await writeFile(join(folder, 'notes.md'), 'As it is being written.\n');
  await writeFile(join(folder, 'draft.md'), 'Nobody has added this.\n');
}

async function hook(file: string, line: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${line}\n`);
  await chmod(file, 0o755);
}

const table = `applications:
  argocd:
    folder: phases/2-adopt/argocd
    wave: -1
    project: platform
    namespace: argocd
`;

function platformOf(remote: string, other: string): string {
  return `platform:
  releasedPhase: 0
  hosts:
    - { name: homelab, address: 127.0.0.1, role: server }
  network:
    domain: lab.home.arpa
  repository: { source: github, mirror: ${remote}, primary: ${other}, revision: main }
`;
}

/** Writes the file that it is given, and says so before. */
function script(held: string): string {
  return `#!/usr/bin/env bash
set -euo pipefail
case " $* " in *" --dry-run "*) echo "writes $1"; exit 0 ;; esac
${held}
echo "name: $2" > "$1"
`;
}
