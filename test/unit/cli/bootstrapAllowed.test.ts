import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../node/folder.ts';
import { platform, start } from './bootstrapRun.ts';
import { demo, needsDemo } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';

needsBuild();
needsDemo();

const step = {
  id: 'prepare',
  kind: 'host',
  title: 'Prepare the hosts',
  script: 'bootstrap/write.sh',
  hosts: 'platform.hosts',
  arguments: '[host.name]',
  satisfiedBy: ['prepare'],
};

/** A platform with a script for hosts, and an ssh in front of the PATH that reaches none and leaves a trace. */
async function ended(args: readonly string[]) {
  const folder = platform([step], { 'bootstrap/write.sh': '#!/bin/bash\n# --dry-run\n' });
  const bin = folderWith({ ssh: '#!/bin/sh\n[ "$*" = -V ] || echo ran >> "$HOME/ran"\nexit 255\n' });
  chmodSync(join(bin, 'ssh'), 0o755);
  const home = folderWith({});
  const environment = { HOME: home, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const { status, stdout, stderr } = await start(folder, args, 'one', environment).ended;
  return { status, stdout, stderr, hasRun: existsSync(join(home, 'ran')), bin };
}

describe('code of the repository that a plan runs', () => {
  test.each<[string, readonly string[]]>([
    ['a plan', ['--plan', '--format', 'json']],
    ['a plan with other kinds', ['--plan', '--allow', 'helmfile,probe']],
    // Its first half is a plan, and what it agrees to is compared after that.
    ['what was agreed to', ['--apply', '--cluster-uid', 'UID', '--plan-digest', 'd'.repeat(64)]],
  ])('does not run for %s when nobody has allowed its kind: one line says so, with status 4', async (_, args) => {
    const uid = demo.state.get({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'kube-system' })?.metadata.uid ?? '';
    const { status, stdout, stderr, hasRun } = await ended(args.map((word) => (word === 'UID' ? uid : word)));
    expect({ status, stdout, hasRun }).toEqual({ status: 4, stdout: '', hasRun: false });
    expect(stderr).toBe(
      'slipway: bootstrap/not-allowed: To make the plan, code of the repository has to run for prepare (host), and nobody has allowed that: give --allow host.\n',
    );
  });

  test('runs where its kind is allowed, and is said', async () => {
    const { status, stdout, stderr, hasRun, bin } = await ended(['--plan', '--format', 'json', '--allow', 'host']);
    expect({ status, hasRun }).toEqual({ status: 3, hasRun: true });
    expect(JSON.parse(stdout).steps).toMatchObject([{ id: 'prepare', problem: expect.any(String) }]);
    const said = `^Runs for the plan of prepare: ${bin}/ssh [^\\n]*bootstrap/write.sh --dry-run .* · SHA-256 [0-9a-f]{64}$`;
    expect(stderr.trimEnd()).toMatch(new RegExp(said));
  });
});
