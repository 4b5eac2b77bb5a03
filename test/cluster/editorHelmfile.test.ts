/** A step of Helm in the real editor at the real control plane: cancelled, cut, killed, and run to its end. */
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tree } from '../../scripts/editor/tree.ts';
import { until } from '../../scripts/cluster/until.ts';
import { Bootstrapper } from '../vscode/bootstrap/person.ts';
import { photographed, programsOf } from '../vscode/bootstrap/remains.ts';
import { look } from '../vscode/platform.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, read, remove } from './harness/objects.ts';
import { node, start } from './harness/processes.ts';
import { sitDownAtRelease } from './helmfile/desk.ts';
import type { HelmDesk } from './helmfile/desk.ts';
import { commandOf, processesWith } from './helmfile/step.ts';

const namespace = 'editor-helmfile';
const label = 'slipway.test/editor-helmfile';

describeWithCluster('a person who installs a release', () => {
  let desk: HelmDesk;
  let person: Bootstrapper;
  let tree: Tree;

  beforeAll(async () => {
    await start('kwok');
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    desk = await sitDownAtRelease(namespace, label, cluster().kubeconfigs.admin);
    person = new Bootstrapper(desk.editor, 'admin');
    await desk.editor.page.setViewportSize({ width: 1440, height: 1100 });
    tree = await look(desk.editor);
    await tree.labelled('0  Install', 'error');
  });

  afterAll(async () => {
    await desk?.close();
    // The Node goes last: it is what ends the Pods of the namespace.
    await remove({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
    await remove({ apiVersion: 'v1', kind: 'Node', name: 'editor-helmfile' });
  });

  /** What Helm has on record of its newest version: `version status`. */
  const newest = async (): Promise<string> => {
    const path = `/api/v1/namespaces/${namespace}/secrets?labelSelector=owner%3Dhelm`;
    const { items } = (await cluster().api('GET', path)).body as {
      readonly items: readonly { readonly metadata: { readonly labels: Readonly<Record<string, string>> } }[];
    };
    const all = items.map(({ metadata: { labels } }) => `${labels['version']} ${labels['status']}`);
    return all.toSorted().at(-1) ?? 'none';
  };

  const untilPending = async (version: number): Promise<void> => {
    const wanted = new RegExp(`^${version} pending-`);
    await until(`version ${version} to be pending`, async () => (wanted.test(await newest()) ? true : undefined));
  };

  /** No program here, and no Lease. */
  const isQuiet = async (): Promise<void> => {
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace: 'kube-system' };
    await until('nothing of the run to be left', async () => {
      const left = [
        ...programsOf(desk.editor.pid ?? 0),
        ...processesWith(`/${namespace}`),
        ...((await read({ ...lease, name: 'slipway-bootstrap' })) === undefined ? [] : ['the Lease']),
      ];
      if (left.length > 0) throw new Error(left.join('\n'));
      return true;
    });
  };

  test('cancels: Helm ends the release itself, and nothing is left', async () => {
    const { editor, folder } = desk;
    const before = await photographed(folder);
    await person.choose('Install');
    await person.allowSteps();
    await person.planned('Install');
    await editor.code.shows(`Helm release ${namespace}/web`);
    await person.agree('Install');
    await untilPending(1);
    await person.seen('middle');
    await person.terminal.press('Control+C');
    await person.terminal.shows('⊘ Install the web');
    await editor.code.shows('# Install on admin: cancelled');
    await person.seen('cancelled');
    await isQuiet();
    expect(await newest()).toBe('1 failed');
    expect(await photographed(folder)).toEqual(before);
  });

  test('loses the window: nothing is pending, nothing runs, and they are told', async () => {
    const { editor, folder } = desk;
    const before = await photographed(folder);
    await person.choose('Install');
    await person.agree('Install');
    await untilPending(2);
    await editor.reload();
    await editor.workbench.notified('Bootstrapping Install on admin was cut at the step "Install the web"');
    await isQuiet();
    expect(await newest()).toBe('2 failed');
    expect(await photographed(folder)).toEqual(before);
  });

  test('is told what is pending when Helm was killed, and it is in the way until they have decided about it', async () => {
    const { editor } = desk;
    await person.goOn();
    await person.agree('Install');
    await untilPending(3);
    for (const id of processesWith(`--kube-context`))
      if (commandOf(id).includes(' upgrade ') && commandOf(id).includes(namespace)) process.kill(id, 'SIGKILL');
    await person.terminal.shows('✗ Install the web');
    await editor.code.shows('# Install on admin: failed');
    await editor.code.shows(`Helm release ${namespace}/web is pending-`);
    await person.seen('killed');
    await isQuiet();
    await person.choose('Install');
    await person.stuck('Install', `Helm release ${namespace}/web is pending-`);
    expect(await newest()).toMatch(/^3 pending-/);
  });

  test('goes on to the end once it is decided', async () => {
    const { editor, helm } = desk;
    const options = { env: { KUBECONFIG: cluster().kubeconfigs.admin } };
    await execa(helm, ['uninstall', 'web', '--namespace', namespace, '--kube-context', 'admin'], options);
    await person.choose('Install');
    await person.agree('Install');
    await untilPending(1);
    await node('editor-helmfile', { [label]: 'here' });
    await person.terminal.shows('✓ Install the web');
    await editor.code.shows('# Install on admin: done');
    await person.seen('done');
    await tree.labelled('0  Install', 'pass-filled');
    await isQuiet();
    expect(await newest()).toBe('1 deployed');
  });
});
