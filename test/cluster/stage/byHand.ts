import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { apply } from '../../../scripts/cluster/objects.ts';
import { createSealingKey } from '../../../src/domain/sealing/creation.ts';
import { certificatePath, keyRecordPath, withKey } from '../../../src/domain/sealing/keyRecord.ts';
import { keySecret, keySecretName } from '../../../src/domain/sealing/keySecret.ts';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { parse } from 'yaml';
import type { Stage } from './stage.ts';

/* What somebody without Slipway types, as the README of the platform has it. */

/** Installs rows with Helmfile. */
export async function sync({ place, environment }: Stage, ...rows: readonly string[]): Promise<void> {
  const selectors = rows.flatMap((row) => ['--selector', `row=${row}`]);
  await execa('helmfile', ['--file', 'bootstrap/helmfile.yaml.gotmpl', '--skip-deps', ...selectors, 'sync'], {
    cwd: place.platform,
    env: environment,
  });
}

/** Raises or lowers the released phase in a commit of its own, and pushes it; the commit. */
export async function release({ place, git }: Stage, phase: number): Promise<string> {
  const file = join(place.platform, 'platform.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^( {2}releasedPhase: )\d+/m, `$1${phase}`));
  await git('commit', '--quiet', '--all', `--message=feat: release phase ${phase}`);
  await git('push', '--quiet');
  return git('rev-parse', 'HEAD');
}

/** Makes the sealing key, puts it into the cluster, and commits its certificate with a record of a backup. */
export async function makeKey({ api, place, git }: Stage): Promise<void> {
  const key = await createSealingKey(new Date());
  await apply(api, parse(keySecret(key, 'kube-system')) as KubeObject);
  const recorded = {
    fingerprint: key.fingerprint,
    secret: keySecretName(key),
    created: key.notBefore.toISOString(),
    notAfter: key.notAfter.toISOString(),
    backup: { file: 'sealing-key.age', sha256: '0'.repeat(64), opensWith: 'passphrase' as const },
  };
  await writeFile(join(place.platform, keyRecordPath), withKey([], recorded));
  await writeFile(join(place.platform, certificatePath), key.certificate);
  await git('add', '--', keyRecordPath, certificatePath);
  await git('commit', '--quiet', '--message=feat: the sealing key');
  await git('push', '--quiet');
}
