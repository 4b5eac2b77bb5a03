/** Sealing with the certificate that the cluster of the window has: told apart from the others, and never taken silently. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo } from '../../../scripts/demo/demo.ts';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { until } from '../../../scripts/editor/until.ts';
import { readPrivateKeys } from '../../../src/domain/sealing/privateKey.ts';
import { unsealText } from '../../../src/domain/sealing/unseal.ts';
import { type Desk, sitDown } from '../desk.ts';

const keys = join(import.meta.dirname, '../../fixtures/sealing');
const fixture = (name: string): string => readFileSync(join(keys, name), 'utf8');

const ofCluster = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const ofPlatform = 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U';

const path = 'login.yaml';
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: web}\nstringData:\n  user: root\n';

describe('A person who seals for the cluster that is connected', () => {
  let demo: Demo;
  let desk: Desk;

  beforeAll(async () => {
    demo = await startDemo({ story: 'full', certificate: fixture('cert.pem') });
    desk = await sitDown({
      kubeconfig: demo.kubeconfig,
      files: {
        'platform.yaml': 'platform:\n  releasedPhase: 0\n',
        'pub-cert.pem': fixture('cert-4096.pem'),
        [path]: secret,
      },
    });
  });

  afterAll(async () => {
    await desk?.close();
    await demo?.close();
  });

  const input = () => desk.editor.quickInput;
  const saved = (): string => readFileSync(join(desk.folder, path), 'utf8');

  it('sees where the certificates are from, and that they are not the same', async () => {
    const { editor } = desk;
    await editor.open(path);
    await editor.workbench.status('slipway.argocd', /Argo CD \d+/);
    await editor.run('Slipway: Seal Secret…');
    await input().pick('Strict');
    await input().opened('(2/2)');
    const choices = await input().choices();
    expect(choices.map(({ label }) => label)).toEqual([
      `pub-cert.pem of ${desk.folder.split('/').at(-1)}`,
      'From the Cluster demo',
      'From a File…',
      'From an Address…',
    ]);
    expect(choices[0]?.description).toContain(ofPlatform);
    expect(choices[1]?.description).toContain(ofCluster);
    expect(choices[1]?.description).toContain('not the one in pub-cert.pem');
  });

  it('is told both fingerprints, and nothing is sealed unless that is meant', async () => {
    const { editor } = desk;
    await input().pick('From the Cluster demo');
    const said = await editor.workbench.answer('Cancel');
    expect(said).toContain('This certificate is not the one of the platform.');
    expect(said).toContain(ofCluster);
    expect(said).toContain(ofPlatform);
    expect(saved()).toBe(secret);
  });

  it('seals with it when that is meant', async () => {
    const { editor } = desk;
    await editor.run('Slipway: Seal Secret…');
    await input().pick('Strict');
    await input().pick('From the Cluster demo');
    await editor.workbench.answer('Seal with This Certificate');
    await editor.workbench.notified(/Sealed 1 key of Secret web\/login/);
    await until(editor.page, 'the file to be saved', async () => (saved().includes('SealedSecret') ? true : undefined));
    const { items } = await unsealText(saved(), await readPrivateKeys(fixture('key.pem')));
    expect(items).toMatchObject([{ key: 'user', ok: true, bytes: 4 }]);
  });
});
