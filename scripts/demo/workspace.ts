import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { certificatePath, keyRecordPath, withKey } from '../../src/domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../src/domain/sealing/keyRecord.ts';
import { readRecorded, rowsIn } from './platform/recorded.ts';
import { sealedSecrets } from './platform/secrets.ts';
import type { SealingCertificate } from './platform/secrets.ts';

const template = path.join(import.meta.dirname, '../../platform-repo');

export interface DemoWorkspace {
  /** What the demo serves: its certificate and the record of its key are in the repository. */
  readonly sealing: SealingCertificate;
  /** Up to which phase Git has released the platform. */
  readonly released: number;
  /** As the demo has been given it. */
  readonly replace?: Readonly<Record<string, string>>;
}

/**
 * Writes the platform repository that the demo runs into a folder: the template, released up to a phase, with what its
 * users add: certificate, record of the sealing key, the sealed Secrets and the numbers of a GitHub App.
 */
export async function writeWorkspace(
  folder: string,
  { sealing, released, replace = {} }: DemoWorkspace,
): Promise<void> {
  await cp(template, folder, { recursive: true });
  const file = path.join(folder, 'platform.yaml');
  const document = parseDocument(texts(await readFile(file, 'utf8'), replace));
  document.setIn(['platform', 'releasedPhase'], released);
  if (released >= 5) {
    document.setIn(['platform', 'github', 'app', 'id'], 1234567);
    document.setIn(['platform', 'github', 'app', 'installation'], 89012345);
  }
  await writeFile(file, String(document));
  if (released < 2) return;
  await writeFile(path.join(folder, certificatePath), sealing.certificate);
  await mkdir(path.join(folder, path.dirname(keyRecordPath)), { recursive: true });
  await writeFile(path.join(folder, keyRecordPath), withKey([], recordOf(sealing)));
  const table = parseDocument(await readFile(path.join(folder, 'applications.yaml'), 'utf8'));
  for (const { name, phase } of rowsIn(readRecorded())) {
    const place = path.join(folder, String(table.getIn(['applications', name, 'folder'])), 'secrets');
    if (phase <= released) await writeSealed(place, name);
  }
}

/** The sealed Secrets of an Application lie beside a README that says what belongs there. */
async function writeSealed(place: string, application: string): Promise<void> {
  for (const sealed of sealedSecrets(application)) {
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, `${sealed.metadata.name}.yaml`), stringify(sealed));
  }
}

function recordOf({ fingerprint, secret }: SealingCertificate): RecordedKey {
  return {
    fingerprint,
    secret,
    created: '2026-11-01T08:00:00Z',
    notAfter: '2036-10-29T08:00:00Z',
    backup: { file: 'sealing-key-2026-11-01.age', sha256: '0'.repeat(64), opensWith: 'passphrase' },
  };
}

function texts(text: string, replace: Readonly<Record<string, string>>): string {
  return Object.entries(replace).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}
