import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { folderWith } from '../node/folder.ts';
import { needsDemo, changed, demo, file, json, object, platform, run, there } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';

needsBuild();
needsDemo();

describe('the exit status', () => {
  test('is 0 where all is well, and the report says of what', async () => {
    demo.state.put(object('well'));
    const { status, stderr, report } = await json(platform([there('well'), file()], { 'values.yaml': 'a: 1\n' }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(report).toMatchObject({
      format: 'slipway.phases/1',
      cluster: {
        reachable: true,
        context: 'demo',
        server: demo.server,
        version: expect.stringMatching(/^v1\./),
        error: null,
      },
      released: 0,
      phases: [
        {
          id: 'one',
          number: 0,
          title: 'One',
          state: 'passed',
          checks: [
            {
              id: 'well',
              kind: 'resource',
              level: 'required',
              state: 'passed',
              evidence: { reads: [{ verb: 'list', apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default' }] },
            },
            { id: 'file', state: 'passed' },
          ],
        },
      ],
      requests: { list: 1, watch: expect.any(Number), write: 0 },
      summary: { passed: 2, failed: 0, blocked: 0, unknown: 0, stale: 0, notApplicable: 0 },
    });
    expect(Object.keys(report)).toEqual(['format', 'at', 'cluster', 'released', 'phases', 'requests', 'summary']);
  });

  test('is 1 where a required check has failed, whatever else is not known', async () => {
    const { status, report } = await json(
      platform([there('missing'), { ...file(), kind: 'git', expect: 'git.dirty' }]),
    );
    expect({ status, states: report.phases[0].checks.map((check: { state: string }) => check.state) }).toEqual({
      status: 1,
      states: ['failed', 'unknown'],
    });
  });

  test('is 0 where only what advises has failed', async () => {
    expect((await run(platform([there('missing', { level: 'advisory' })]))).status).toBe(0);
  });

  test('is 3 where the cluster can not be reached; files are judged all the same', async () => {
    const kubeconfig = changed((cluster) => (cluster['server'] = 'https://127.0.0.1:1'));
    const { status, report } = await json(platform([there('well'), file()], { 'values.yaml': 'a: 1\n' }), {
      kubeconfig,
    });
    expect(status).toBe(3);
    expect(report).toMatchObject({
      cluster: {
        reachable: false,
        context: 'demo',
        server: 'https://127.0.0.1:1',
        uid: null,
        error: expect.stringContaining('nothing listens'),
      },
      phases: [{ state: 'unknown', checks: [{ state: 'unknown' }, { state: 'passed' }] }],
    });
  });

  test('is 3 where there is no kubeconfig', async () => {
    const { status, report } = await json(platform([there('well')]), { kubeconfig: null });
    expect({ status, cluster: report.cluster.reachable }).toEqual({ status: 3, cluster: false });
  });

  test('is 3 where a right is missing, and the right is named', async () => {
    const { status, report } = await json(platform([there('well')]), { args: ['--context', 'demo-nobody'] });
    expect(status).toBe(3);
    expect(report.phases[0].checks[0]).toMatchObject({
      state: 'unknown',
      message: expect.stringContaining('list configmaps'),
    });
  });

  test.each([
    ['a folder that is in no platform', folderWithNothing, [], 'phases/no-platform'],
    ['a phase that there is none of', () => platform([]), ['--phase', 'two'], 'phases/no-phase'],
    ['a flag that there is none of', () => platform([]), ['--nothing'], 'phases/bad-flag'],
    [
      'a kubeconfig that is named and missing',
      () => platform([there('well')]),
      ['--kubeconfig', '/nowhere'],
      'phases/kubeconfig',
    ],
    [
      'a context that is named and missing',
      () => platform([there('well')]),
      ['--context', 'nowhere'],
      'phases/kubeconfig',
    ],
    ['a phase that is no YAML', () => platform([file()], { 'phases/1-two/phase.yaml': 'a: [' }), [], 'phases/unusable'],
  ])('is 2 for %s', async (_, folder, args, code) => {
    const { status, stderr } = await run(folder(), { args });
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^slipway: ${code}: .+\\n$`));
  });

  test('is that of the phase that is named', async () => {
    const two = stringify({
      apiVersion: 'slipway/v1',
      kind: 'Phase',
      title: 'Two',
      requires: ['one'],
      checks: [there('missing')],
    });
    const three = stringify({ apiVersion: 'slipway/v1', kind: 'Phase', title: 'Three', checks: [there('missing')] });
    demo.state.put(object('well'));
    const folder = platform([there('well')], { 'phases/1-two/phase.yaml': two, 'phases/2-three/phase.yaml': three });
    const { status, report } = await json(folder, { args: ['--phase', 'one'] });
    expect({ status, ids: report.phases.map(({ id }: { id: string }) => id) }).toEqual({ status: 0, ids: ['one'] });
    expect((await run(folder, { args: ['--phase', 'two'] })).status).toBe(1);
  });

  test('counts from a folder below the root, too', async () => {
    const folder = platform([file()], { 'values.yaml': 'a: 1\n', 'a/b/c.yaml': '' });
    expect((await run(join(folder, 'a/b'))).status).toBe(0);
  });
});

function folderWithNothing(): string {
  return folderWith({ 'a.yaml': 'a: 1\n' });
}

describe('a context that does more than ask its server', () => {
  const skipping = () =>
    changed((cluster) => {
      delete cluster['certificate-authority-data'];
      cluster['insecure-skip-tls-verify'] = true;
    });

  test('is refused where nobody can be asked, and says how to agree', async () => {
    const { status, stderr, report } = await json(platform([there('well')]), { kubeconfig: skipping() });
    expect({ status, reachable: report.cluster.reachable }).toEqual({ status: 4, reachable: false });
    expect(stderr).toContain('It does not look at the certificate of the server');
    expect(stderr).toMatch(/^slipway: phases\/not-allowed: .+--context or --kubeconfig.+$/m);
  });

  test('is used when it is named, and what it does is shown', async () => {
    demo.state.put(object('well'));
    const { status, stderr } = await json(platform([there('well')]), {
      kubeconfig: skipping(),
      args: ['--context', 'demo'],
    });
    expect(status).toBe(0);
    expect(stderr).toContain('It does not look at the certificate of the server');
  });

  test('runs its program only then', async () => {
    const trap = folderWith({});
    const script = `: > ${join(trap, 'sprung')}; exit 1`;
    const kubeconfig = changed((_, user) => {
      for (const key of Object.keys(user)) delete user[key];
      user['exec'] = {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: 'sh',
        args: ['-c', script],
        interactiveMode: 'Never',
      };
    });
    const sprung = (): boolean => {
      try {
        readFileSync(join(trap, 'sprung'));
        return true;
      } catch {
        return false;
      }
    };
    const { status, stderr } = await run(platform([there('well')]), { kubeconfig });
    expect({ status, sprung: sprung() }).toEqual({ status: 4, sprung: false });
    expect(stderr).toContain('sh -c ');
    expect((await run(platform([there('well')]), { kubeconfig, args: ['--context', 'demo'] })).status).toBe(3);
    expect(sprung()).toBe(true);
  });
});
