import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { parse } from 'yaml';
import { demoCertificate, sealingOf } from '../../../../scripts/demo/platform/secrets.ts';
import { writeWorkspace } from '../../../../scripts/demo/workspace.ts';
import { certificatePath, keyRecordPath, keysIn } from '../../../../src/domain/sealing/keyRecord.ts';

async function written(released: number, replace: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeWorkspace(folder, { sealing: await sealingOf(demoCertificate), released, replace });
  return folder;
}

test('The repository of the demo is the template, with what its users add', async () => {
  const folder = await written(6, { '192.168.1.': '10.20.30.' });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const { platform } = parse(read('platform.yaml'));
  expect(platform).toMatchObject({
    releasedPhase: 6,
    network: { lan: '10.20.30.0/24' },
    github: { app: { id: 1234567 } },
  });
  expect(read('platform.yaml')).toContain('# The machines.');
  expect(read(certificatePath)).toBe(demoCertificate);
  const { secret } = await sealingOf(demoCertificate);
  expect(keysIn(read(keyRecordPath))).toMatchObject([{ secret }]);
  const sealed = parse(read('phases/4-services/gitlab/secrets/gitlab-initial.yaml'));
  expect(sealed).toMatchObject({ kind: 'SealedSecret', metadata: { name: 'gitlab-initial', namespace: 'gitlab' } });
  expect(read('phases/3-security/phase.yaml')).toBe(
    readFileSync(join(import.meta.dirname, '../../../../platform-repo/phases/3-security/phase.yaml'), 'utf8'),
  );
}, 30_000);

test('Before GitOps nothing is sealed yet', async () => {
  const folder = await written(1);
  expect([certificatePath, keyRecordPath].map((path) => existsSync(join(folder, path)))).toEqual([false, false]);
  expect(existsSync(join(folder, 'phases/4-services/gitlab/secrets/gitlab-initial.yaml'))).toBe(false);
}, 30_000);
