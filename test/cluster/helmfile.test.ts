/** Charts of rows are installed by the real helmfile and Helm, and what the plan has said is what happens. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, patch, read } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import { hookChart, slowChart, webChart, writePlatform } from './helmfile/charts.ts';
import { groupOf, web, whats } from './helmfile/platforms.ts';
import { newGround } from './helmfile/step.ts';

const password = 'hunter2-never-to-be-told';

describeWithCluster('the helmfile step', () => {
  test('installs what it has planned, twice with the same end', async () => {
    const { ground, namespace } = await web();
    const planned = await ground.plan(['web']);
    expect(planned.problem).toBeNull();
    expect(whats(planned)).toEqual([
      expect.stringMatching(/^run helmfile 1\.8\.0 \(.*\) with Helm 4\.3.* \(.*\)$/),
      `create Helm release ${namespace}/web: 6 objects`,
      expect.stringMatching(/^create CustomResourceDefinition things\./),
      `create ServiceAccount ${namespace}/web`,
      `create Secret ${namespace}/generated`,
      `create Secret ${namespace}/login`,
      `create ConfigMap ${namespace}/settings`,
      `create Thing ${namespace}/one`,
    ]);
    const said: string[] = [];
    expect(await ground.run(planned, (line) => said.push(line))).toEqual({
      state: 'passed',
      message: `Helm has installed ${namespace}/web.`,
      commit: null,
    });
    expect(said).toEqual([`Helm is at ${namespace}/web`, 'Helm is done with web']);
    expect(await read({ apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' })).toMatchObject({
      data: { password: Buffer.from(password).toString('base64') },
    });
    const again = await ground.plan(['web']);
    expect(whats(again).slice(1)).toEqual([
      `update Helm release ${namespace}/web, upgraded from version 1 (deployed): 1 object, 5 more as they are; what its chart does not name any more goes with it`,
      `update Secret ${namespace}/generated`,
    ]);
    expect(await ground.run(again)).toMatchObject({ state: 'passed' });
    expect(JSON.stringify([planned, again, said])).not.toContain(password);
  });

  test('shows what becomes another, and plans the same as long as the same would happen', async () => {
    const { ground, namespace, group } = await web();
    const first = await ground.plan(['web']);
    expect((await ground.plan(['web'])).decides).toEqual(first.decides);
    await ground.run(first);
    writePlatform(ground.folder, namespace, [{ name: 'web', row: 'web' }], webChart(group, 3));
    const second = await ground.plan(['web']);
    expect(second.changes.find(({ what }) => what === `ConfigMap ${namespace}/settings`)).toMatchObject({
      action: 'update',
      diff: expect.stringContaining('-  replicas: "1"\n+  replicas: "3"'),
    });
    expect(second.changes.find(({ what }) => what === `Thing ${namespace}/one`)?.action).toBe('update');
    await patch(
      { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: 'web' },
      { metadata: { labels: { x: 'y' } } },
    );
    expect((await ground.plan(['web'])).decides).toEqual(second.decides);
    await patch({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' }, { data: { replicas: '2' } });
    expect((await ground.plan(['web'])).decides).not.toEqual(second.decides);
  });

  test('changes nothing while it plans', async () => {
    const { ground, namespace } = await web();
    await ground.plan(['web']);
    const written = await until('the dry runs in the audit log', async () => {
      const events = cluster()
        .auditLog()
        .filter(
          ({ verb, objectRef, user }) =>
            user.username === 'admin' && objectRef?.namespace === namespace && /create|patch|update|delete/.test(verb),
        );
      return events.length >= 4 ? events : undefined;
    });
    expect(written.filter(({ requestURI }) => !requestURI.includes('dryRun=All'))).toEqual([]);
  });

  test('runs hooks', async () => {
    await start('kwok');
    const namespace = await newNamespace();
    const ground = await newGround();
    writePlatform(ground.folder, namespace, [{ name: 'hook', row: 'hook' }], hookChart);
    const planned = await ground.plan(['hook']);
    expect(whats(planned)).toContain(`run Job ${namespace}/before, which Helm makes anew before the installation`);
    expect(await ground.run(planned)).toMatchObject({ state: 'passed' });
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'after' })).toBeDefined();
  });

  test('takes the rows that it is told, and no others', async () => {
    const namespace = await newNamespace();
    const ground = await newGround();
    const releases = ['web', 'hook', 'slow'].map((name) => ({ name, row: name }));
    writePlatform(ground.folder, namespace, releases, { ...webChart(groupOf(namespace)), ...hookChart, ...slowChart });
    const planned = await ground.plan(['web', 'slow']);
    const named = whats(planned).filter((what) => what.includes('Helm release'));
    expect(named.map((what) => /\/(\w+):/.exec(what)?.[1])).toEqual(['web', 'slow']);
    expect((await ground.plan(['nothing'])).problem).toMatch(/has no release with the label row=nothing\.$/);
  });

  test('refuses what Argo CD has adopted', async () => {
    const { ground, namespace } = await web();
    await ground.run(await ground.plan(['web']));
    const tracking = { 'argocd.argoproj.io/tracking-id': `web:/ConfigMap:${namespace}/settings` };
    await patch(
      { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' },
      { metadata: { annotations: tracking } },
    );
    expect((await ground.plan(['web'])).problem).toMatch(
      /^ConfigMap .*\/settings belongs to the Application "web" of Argo CD: change it through Git/,
    );
  });

  test('refuses what Helm would not take', async () => {
    const { ground, namespace } = await web();
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name: 'settings' } });
    const planned = await ground.plan(['web']);
    expect(planned.problem).toMatch(/^ConfigMap .*\/settings is there, and Helm does not know it/);
    expect(await ground.run(planned)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('settings'),
    });
  });

  test('says what a fetch would be needed for', async () => {
    const { ground, namespace } = await web();
    const text = `releases:\n  - { name: web, namespace: ${namespace}, labels: { row: web }, chart: stable/web, version: 1.0.0 }\n`;
    writeFileSync(join(ground.folder, 'bootstrap/helmfile.yaml.gotmpl'), text);
    expect((await ground.plan(['web'])).problem).toMatch(/^The chart web 1\.0\.0 of release .* is not in \.charts/);
  });
});
