import { createHash } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startDemo } from '../../../scripts/demo/demo.ts';
import { writeWorkspace } from '../../../scripts/demo/workspace.ts';
import { folderWith } from '../node/folder.ts';
import { elementsOf } from './format/xml.ts';
import { needsDemo, file, json, platform, run, there } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';

needsBuild();
needsDemo();

describe('checks on demand', () => {
  async function website(): Promise<{ readonly url: string; readonly tokens: (string | undefined)[] }> {
    const tokens: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, tokens };
  }
  const asks = (url: string, more: object = {}) => ({
    id: 'answers',
    kind: 'http',
    title: 'It answers',
    url: `'${url}'`,
    expect: 'json.ok',
    ...more,
  });

  test('do not run by themselves, and then the exit status is 3', async () => {
    const { url, tokens } = await website();
    const { status, report } = await json(platform([asks(url)]));
    expect({ status, tokens }).toEqual({ status: 3, tokens: [] });
    expect(report.phases[0].checks[0]).toMatchObject({ state: 'unknown', needsValidate: true });
    expect((await run(platform([asks(url)]), { args: ['--allow', 'admission'] })).status).toBe(3);
    expect(tokens).toEqual([]);
  });

  test('run where their kind is allowed, and what runs is shown', async () => {
    const { url, tokens } = await website();
    const { status, stderr, report } = await json(platform([asks(url)]), { args: ['--allow', 'http'] });
    expect({ status, tokens }).toEqual({ status: 0, tokens: [undefined] });
    expect(stderr).toBe(`Runs one/answers: GET ${url}\n`);
    expect(report.phases[0].checks[0]).toMatchObject({ state: 'passed', evidence: { at: expect.any(String) } });
  });

  test('take a token from the environment, and send it to nobody who has not proved who he is', async () => {
    const { url, tokens } = await website();
    const folder = platform([asks(url, { token: 'my-gitlab' })]);
    const missing = await json(folder, { args: ['--allow', 'http'] });
    expect(missing.report.phases[0].checks[0].reason).toContain('No token is stored under the name "my-gitlab"');
    const token = { SLIPWAY_TOKEN_MY_GITLAB: 'secret' };
    const unbound = await json(folder, { args: ['--allow', 'http'], environment: token });
    expect(unbound.report.phases[0].checks[0].reason).toContain('SLIPWAY_TOKEN_MY_GITLAB_ORIGIN does not say');
    const environment = { ...token, SLIPWAY_TOKEN_MY_GITLAB_ORIGIN: url };
    const open = await json(folder, { args: ['--allow', 'http'], environment });
    expect(open.report.phases[0].checks[0].reason).toContain('a token is sent over https only');
    expect({ statuses: [missing.status, open.status], tokens }).toEqual({ statuses: [3, 3], tokens: [] });
    expect(JSON.stringify(open)).not.toContain('secret');
  });
});

describe('programs', () => {
  /** Programs outside of the platform, on the PATH. */
  function programs(texts: Readonly<Record<string, string>>) {
    const folder = folderWith(
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, `#!/bin/sh\n${text}\n`])),
    );
    for (const name of Object.keys(texts)) chmodSync(join(folder, name), 0o755);
    return { folder, environment: { PATH: `${folder}:${process.env['PATH'] ?? ''}` } };
  }
  const lint = {
    id: 'lint',
    kind: 'command',
    title: 'It is linted',
    run: "['lint', 'scripts/rules.sh', 'a b']",
    expect: 'json.ok',
    message: 'json.where',
  };

  test('are run where they are allowed, in the folder of the platform, after they were shown', async () => {
    const { folder, environment } = programs({ lint: `printf '{"ok":true,"where":"%s %s"}' "$(cat "$1")" "$2"` });
    const of = platform([lint], { 'scripts/rules.sh': 'rules' });
    const { status, stderr, report } = await json(of, { args: ['--allow', 'command'], environment });
    expect(report.phases[0].checks[0]).toMatchObject({ state: 'passed', message: 'rules a b' });
    const digest = createHash('sha256').update('rules').digest('hex');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `Runs one/lint: lint scripts/rules.sh "a b"\n  ${folder}/lint\n  scripts/rules.sh, SHA-256 ${digest}\n`,
    });
  });

  test('are led to the context that is named, also while nobody answers there', async () => {
    const { environment } = programs({ context: 'cat "${KUBECONFIG%%:*}"' });
    const check = { id: 'context', kind: 'command', title: 'It is meant', run: "['context']", expect: 'true' };
    const message = "json['current-context']";
    const nowhere = { name: 'nowhere', cluster: { server: 'https://127.0.0.1:1' } };
    const contexts = ['home', 'away'].map((name) => ({ name, context: { cluster: 'nowhere', user: 'me' } }));
    const text = { apiVersion: 'v1', kind: 'Config', 'current-context': 'home', clusters: [nowhere], contexts };
    const users = [{ name: 'me', user: { token: 'none' } }];
    const kubeconfig = join(folderWith({ config: JSON.stringify({ ...text, users }) }), 'config');
    const args = ['--allow', 'command', '--context', 'away'];
    const { report } = await json(platform([{ ...check, message }]), { args, environment, kubeconfig });
    expect(report.cluster).toMatchObject({ reachable: false, context: 'away' });
    expect(report.phases[0].checks[0]).toMatchObject({ state: 'passed', message: 'away' });
  });

  test('of the platform itself are none', async () => {
    const of = platform([lint], { 'bin/lint': '#!/bin/sh\ntouch ran\n', 'scripts/rules.sh': '' });
    chmodSync(join(of, 'bin/lint'), 0o755);
    const environment = { PATH: `${join(of, 'bin')}:bin:${process.env['PATH'] ?? ''}` };
    const { status, stderr, report } = await json(of, { args: ['--allow', 'command'], environment });
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(report.phases[0].checks[0]).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('lint is not on the PATH') as string,
    });
    expect(existsSync(join(of, 'ran'))).toBe(false);
  });

  test('ask hosts, and an answer that is missing says why', async () => {
    const check = {
      id: 'named',
      kind: 'host',
      title: 'It has its name',
      hosts: 'platform.hosts',
      run: "['hostname']",
      expect: 'text.trim() == host.name',
      message: 'text.trim()',
    };
    const { environment } = programs({
      ssh: `[ "$1" = -V ] && { echo OpenSSH_9.6p1 >&2; exit; }
while [ "$1" != -- ]; do shift; done
[ "$2" = homelab ] && { echo homelab; exit; }
echo "No ED25519 host key is known for $2 and you have requested strict checking." >&2; exit 255`,
    });
    const { status, stderr, report } = await json(platform([check]), { args: ['--allow', 'host'], environment });
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^Runs one\/named: homelab: hostname; akula-prime: hostname\n {2}\/.*\/ssh, version 9\.6p1\n$/,
    );
    expect(report.phases[0].checks[0]).toMatchObject({
      state: 'unknown',
      message: "akula-prime can't be asked",
      reason: 'The key of the host akula-prime is not in ~/.ssh/known_hosts.',
    });
  });
});

describe('other formats', () => {
  test('text is a tree', async () => {
    const { status, stdout } = await run(platform([there('missing'), file()], { 'values.yaml': 'a: 1\n' }));
    expect(status).toBe(1);
    expect(stdout).toContain('✗ 0  One');
    expect(stdout).toContain('   ✗ The ConfigMap missing is there');
    expect(stdout).toMatch(/Checked 2 checks of 1 phase: 1 passed, 1 failed\.\n$/);
  });

  test('junit is one', async () => {
    const { status, stdout } = await run(platform([there('missing'), file()], { 'values.yaml': 'a: 1\n' }), {
      args: ['--format', 'junit'],
    });
    expect(status).toBe(1);
    expect(elementsOf(stdout).map(({ path }) => path.at(-1))).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
      'testcase',
    ]);
  });
});

describe('the template', () => {
  test('is green on the cluster that it describes, as far as it runs by itself', async () => {
    const full = await startDemo({ story: 'full', pace: 5 });
    onTestFinished(() => full.close());
    const folder = folderWith({});
    await writeWorkspace(folder, { sealing: full.sealing, released: 6 });
    const { report } = await json(folder, { kubeconfig: full.kubeconfig, args: ['--allow', 'admission'] });
    const bad = report.phases.flatMap(
      ({ id, checks }: { id: string; checks: readonly { id: string; kind: string; state: string; level: string }[] }) =>
        checks.flatMap(({ id: check, kind, state, level }) =>
          ['resource', 'applications', 'file', 'admission'].includes(kind) &&
          level === 'required' &&
          !['passed', 'notApplicable'].includes(state)
            ? [`${id}/${check} ${state}`]
            : [],
        ),
    );
    expect(bad).toEqual([]);
    const lists = full.requests.filter(({ query, method }) => method === 'GET' && query.get('limit') !== null);
    const kinds = lists.map(({ path: one }) => one);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(report.requests.list).toBe(kinds.length);
  });
});
