import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../../scripts/demo/demo.ts';
import type { Tree } from '../../../scripts/editor/tree.ts';
import { look, message, type PlatformDesk, sitDownAtPlatform } from '../platform.ts';

/** The kubeconfig of a demo, whose token a program gives that leaves a mark when it runs. */
async function withPlugin(
  folder: string,
  kubeconfig: string,
): Promise<{ readonly file: string; readonly mark: string }> {
  const config = JSON.parse(await readFile(kubeconfig, 'utf8')) as {
    readonly users: readonly { readonly name: string; readonly user: { readonly token: string } }[];
  };
  const [program, mark, file] = ['token-plugin', 'mark', 'config'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const token = config.users[0]?.user.token ?? '';
  const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token } };
  await writeFile(program, `#!/bin/sh\necho ran >> '${mark}'\ncat <<'END'\n${JSON.stringify(credential)}\nEND\n`);
  await chmod(program, 0o700);
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: program,
    args: ['--cluster', 'home\u202Elab'],
    interactiveMode: 'Never',
  };
  await writeFile(
    file,
    JSON.stringify({ ...config, users: config.users.map(({ name }) => ({ name, user: { exec } })) }),
  );
  return { file, mark };
}

describe('A person whose context runs a program', () => {
  let demo: Demo;
  let desk: PlatformDesk;
  let tree: Tree;
  let folder: string;
  let mark: string;

  const runs = (): Promise<string> => readFile(mark, 'utf8').catch(() => '');

  beforeAll(async () => {
    demo = await startDemo({ story: 'start' });
    folder = await mkdtemp(join(tmpdir(), 'slipway-plugin-'));
    const plugin = await withPlugin(folder, demo.kubeconfig);
    mark = plugin.mark;
    desk = await sitDownAtPlatform({ kubeconfig: plugin.file });
    tree = await look(desk.editor);
  });

  afterAll(async () => {
    await desk?.close();
    await demo?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is shown all of it first, and who says no has run nothing', async () => {
    const asked = await desk.editor.workbench.answer('Cancel');
    expect(asked).toContain('Use the context');
    expect(asked).toContain(`It asks https://127.0.0.1:`);
    expect(asked).toContain(`It runs a program on this machine: ${join(folder, 'token-plugin')} --cluster home`);
    // What could turn the text around is visible.
    expect(asked).not.toContain('\u202E');
    await message(desk.editor, 'was not allowed to be used');
    expect(await runs()).toBe('');
  });

  it('sees the cluster after a yes', async () => {
    await desk.editor.run('Slipway: Select Cluster…');
    await desk.editor.quickInput.opened('Select Cluster');
    await desk.editor.quickInput.pick('demo');
    await desk.editor.workbench.answer('Use This Context');
    expect((await tree.labelled('3  Security', 'error')).description).toContain('1 failed');
    expect(await runs()).toBe('ran\n');
  });
});

describe('A person whose context leads to another cluster', () => {
  let desk: PlatformDesk;
  let tree: Tree;

  beforeAll(async () => {
    desk = await sitDownAtPlatform();
    tree = await look(desk.editor);
    await tree.labelled('3  Security', 'error');
  });

  afterAll(() => desk?.close());

  it('is asked before anything of it counts, and goes on with it after a yes', async () => {
    desk.demo.replaceUid();
    await message(desk.editor, 'Another cluster');
    await desk.editor.workbench.notified('Another cluster', 'Use This Cluster');
    expect((await tree.labelled('3  Security', 'error')).description).toContain('1 failed');
    expect(desk.demo.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('reviews'))).toEqual([]);
  });
});
