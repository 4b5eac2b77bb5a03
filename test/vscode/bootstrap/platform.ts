import { join } from 'node:path';
import { writeRepository } from '../../../scripts/demo/repository.ts';
import { copy, prepare, release, twice } from './phases.ts';

/** A platform in Git whose phases ask: for a hand, a password, or a yes. */
export async function writeAskingPlatform(folder: string): Promise<void> {
  const phases = [twice, release, prepare(join(folder, 'host.yaml')), copy];
  await writeRepository(
    folder,
    {
      ...Object.fromEntries(phases.map(({ id, text }, number) => [`phases/${number}-${id}/phase.yaml`, text])),
      'platform.yaml': platform,
      'applications.yaml': 'applications: {}\n',
      'bootstrap/write.sh': script,
    },
    'A platform that asks',
  );
}

const platform = `platform:
  releasedPhase: 0
  hosts:
    - { name: homelab, address: 127.0.0.1, role: server }
  network:
    domain: lab.home.arpa
`;

/** Writes the file that it is given, and says so before. */
const script = `#!/usr/bin/env bash
set -euo pipefail
case " $* " in *" --dry-run "*) echo "writes $1"; exit 0 ;; esac
echo "name: $2" > "$1"
`;
