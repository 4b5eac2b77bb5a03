/**
 * The road of a platform by hand, as its README has it: the phases 1 to 3 by Helmfile, Git and Argo CD alone. It shows that
 * template, checks and adoption fit together, without anything of Slipway's bootstrap.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cluster } from '../harness/cluster.ts';
import { describeWithCluster } from '../harness/describe.ts';
import { applicationsOf, managed, managersOf, patience, states, statusOf, untilRootSees } from './applications.ts';
import { makeKey, release, sync } from './byHand.ts';
import { missingIn, phasesOf, untilGreen } from './report.ts';
import { raiseStage, type Stage } from './stage.ts';
import { until } from '../../../scripts/cluster/until.ts';

let folder: string;
let stage: Stage;

const rowsOfPhases = {
  2: ['argocd', 'longhorn', 'namespaces', 'root', 'sealed-secrets'],
  3: [
    'argocd',
    'kyverno',
    'kyverno-policies',
    'longhorn',
    'namespaces',
    'network-policies',
    'policy-exceptions',
    'root',
    'sealed-secrets',
  ],
} as const;

describeWithCluster('the road of a platform', () => {
  beforeAll(async () => {
    const description = inject('cluster');
    if (description === null) throw new Error('There is no cluster.');
    folder = mkdtempSync(join(tmpdir(), 'slipway-stage-'));
    stage = await raiseStage(description, join(folder, 'stage'));
    console.log(['Stand-ins:', ...stage.standIns].join('\n  '));
  });

  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('The hosts are green before anything is installed', async () => {
    expect(missingIn(await phasesOf(stage), 'hosts')).toEqual([]);
  });

  test('Phase 1 is green once Helmfile has installed its rows and it is released', async () => {
    await sync(stage, 'namespaces');
    await sync(stage, 'longhorn');
    await release(stage, 1);
    await untilGreen(stage, 'storage');
    expect(missingIn(await phasesOf(stage), 'storage')).toEqual([]);
  });

  test('Phase 2 is green once Argo CD has adopted what Helmfile installed', async () => {
    await makeKey(stage);
    await sync(stage, 'sealed-secrets');
    await sync(stage, 'argocd');
    await sync(stage, 'root-application');
    await untilRootSees(stage, await release(stage, 2));
    await untilGreen(stage, 'gitops');
    expect([...(await applicationsOf(stage)).keys()].toSorted()).toEqual(rowsOfPhases[2]);
  });

  test('What is adopted has no difference from Git, and nothing of it is left to Helm', async () => {
    expect(await states(stage)).toEqual(rowsOfPhases[2].map((name) => `${name}: Synced, Healthy`));
    const objects = await managed(stage);
    expect(objects.length).toBeGreaterThan(100);
    const left = objects
      .filter(({ object }) => managersOf(object).some((manager) => manager === 'helm' || manager === 'helmfile'))
      .map(({ application, object: { kind, metadata } }) => `${application}: ${kind} ${metadata.name}`);
    expect(left).toEqual([]);
    const apart = objects
      .filter(({ resource: { status } }) => status !== undefined && status !== 'Synced')
      .map(({ application, resource: { kind, name, status } }) => `${application}: ${kind} ${name} is ${status}`);
    expect(apart).toEqual([]);
  });

  test('Nothing of a later phase is there before it is released', async () => {
    expect(missingIn(await phasesOf(stage), 'security')).not.toEqual([]);
    const { body } = await stage.api('GET', '/apis/apps/v1/namespaces/kyverno/deployments');
    expect((body as { readonly items: readonly unknown[] }).items).toEqual([]);
  });

  test('Phase 3 is green once it is released', async () => {
    await untilRootSees(stage, await release(stage, 3));
    await untilGreen(stage, 'security');
    expect(await states(stage)).toEqual(rowsOfPhases[3].map((name) => `${name}: Synced, Healthy`));
    const report = await phasesOf(stage, '--allow', 'admission');
    const refused = report.phases.flatMap(({ checks }) => checks).filter(({ kind }) => kind === 'admission');
    expect(refused.filter(({ state }) => state !== 'passed').map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    expect(refused.length).toBeGreaterThan(10);
  });

  test('Lowering the released phase deletes nothing', async () => {
    const before = cluster().auditLog().length;
    const commit = await release(stage, 2);
    await untilRootSees(stage, commit);
    await until(
      'root to be out of sync',
      async () => (statusOf((await applicationsOf(stage)).get('root')).sync?.status === 'OutOfSync' ? true : undefined),
      { limit: patience },
    );
    // Once each has been compared with it, whoever wanted to delete something has.
    await until(
      'all to be compared with it',
      async () => {
        const all = [...(await applicationsOf(stage)).values()].map(statusOf);
        const seen = all.map(({ sync: one }) => [one?.revision, ...(one?.revisions ?? [])].includes(commit));
        return seen.every(Boolean) ? true : undefined;
      },
      { limit: patience },
    );
    const deleted = cluster()
      .auditLog()
      .slice(before)
      .filter(({ verb, user }) => verb.startsWith('delete') && user.username.includes('argocd'))
      .map(({ objectRef }) => `${objectRef?.resource} ${objectRef?.namespace ?? ''}/${objectRef?.name ?? ''}`);
    expect(deleted).toEqual([]);
    expect([...(await applicationsOf(stage)).keys()].toSorted()).toEqual(rowsOfPhases[3]);
  });
});
