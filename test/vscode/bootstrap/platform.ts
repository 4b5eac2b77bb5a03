import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeRepository } from '../../../scripts/demo/repository.ts';
import { adopt, bringBack, copy, erase, install, keep, prepare, register, release, seal, twice } from './phases.ts';

/** Seconds that nobody waits for: what stands still is found by this number, which no other test has. */
export const nap: string = String(100_000 + process.pid);

/** Where the parts of it lie, each an absolute path. */
export interface KindsPlace {
  /** The platform, open in the editor. */
  readonly folder: string;
  /** What its branch is pushed to. */
  readonly remote: string;
  /** Whatever finds a file with its name here stays where it is, until that is gone and it is begun anew. */
  readonly holds: string;
}

/** What can be held, by the name of its file. */
export type Held = 'commit' | 'push' | 'host' | 'command';

/** A platform in Git with a phase for each kind of step, one with two steps, and a remote that has it. */
export async function writeKindsPlatform({ folder, remote, holds }: KindsPlace): Promise<void> {
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
    install,
  ];
  const files = Object.fromEntries(phases.map(({ id, text }, number) => [`phases/${number}-${id}/phase.yaml`, text]));
  await writeRepository(
    folder,
    {
      ...files,
      'platform.yaml': platformOf(remote),
      'applications.yaml': table,
      ...helm,
      'bootstrap/write.sh': script(held('host')),
    },
    'A platform of many kinds',
  );
  const git = (...args: string[]) => execa('git', args, { cwd: folder });
  await git('init', '--quiet', '--bare', '--initial-branch=main', remote);
  await git('remote', 'add', 'origin', remote);
  await git('push', '--quiet', '--set-upstream', 'origin', 'main');
  await hook(join(folder, '.git/hooks/pre-commit'), held('commit'));
  await hook(join(remote, 'hooks/pre-receive'), held('push'));
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
  web:
    folder: phases/10-install/web
    wave: 0
    project: apps
    namespace: default
    bootstrap: true
`;

/** A chart that is waited for until its Deployment is ready. */
const helm = {
  'bootstrap/helmfile.yaml.gotmpl': `helmDefaults: { serverSide: "false", createNamespace: false, timeout: 100 }
releases:
  - { name: web, namespace: default, labels: { row: web }, chart: ../charts/web, wait: true }
`,
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.29.3" }] }
`,
};

function platformOf(remote: string): string {
  return `platform:
  releasedPhase: 0
  hosts:
    - { name: homelab, address: 127.0.0.1, role: server }
  network:
    domain: lab.home.arpa
  repository: { source: github, mirror: ${remote}, revision: main }
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
