import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startDemo } from '../../../../scripts/demo/demo.ts';
import { itemsAt, textAt } from '../../../../scripts/demo/field.ts';
import { stories } from '../../../../scripts/demo/stories/stories.ts';
import { ask, demoWith, tokenOf } from './opened.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'slipway-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('a demo', () => {
  test('writes a kubeconfig for its user alone, and takes it away at its end', async () => {
    const demo = await startDemo({ story: 'fresh', pace: 1 });
    expect(statSync(demo.kubeconfig).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(demo.kubeconfig)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(demo.kubeconfig, 'utf8'))).toMatchObject({ 'current-context': 'demo' });
    await demo.close();
    expect(existsSync(dirname(demo.kubeconfig))).toBe(false);
    const knock = connect(Number(new URL(demo.server).port), '127.0.0.1');
    expect(await once(knock, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  });

  test('listens on this machine alone, with tokens that are new at each start', async () => {
    const [one, other] = [await demoWith({ story: 'fresh' }), await demoWith({ story: 'fresh' })];
    expect(one.server).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(one.token).not.toBe(other.token);
    expect(one.token.length).toBeGreaterThanOrEqual(32);
    expect((await ask(other, 'GET', '/version', { token: one.token })).status).toBe(401);
    const tokens = ['demo', 'demo-viewer', 'demo-nobody'].map((context) => tokenOf(one, context));
    expect(new Set(tokens).size).toBe(3);
  });

  test('writes into the folder that it is given, and keeps what else is there', async () => {
    const place = join(folder(), 'new');
    const demo = await startDemo({ story: 'fresh', pace: 1, folder: place });
    expect(demo.kubeconfig).toBe(join(place, 'kubeconfig'));
    await demo.close();
    expect([existsSync(place), existsSync(demo.kubeconfig)]).toEqual([true, false]);
  });

  test('serves the certificate that it is given', async () => {
    const certificate = readFileSync(
      join(import.meta.dirname, '../../../../scripts/demo/platform/sealing.pem'),
      'utf8',
    );
    const demo = await demoWith({ certificate });
    expect(demo.sealing).toMatchObject({ certificate, fingerprint: expect.stringMatching(/^SHA256:/) });
    const key = { namespace: 'kube-system', name: demo.sealing.secret };
    expect(demo.state.get({ apiVersion: 'v1', kind: 'Secret' }, key)).toBeDefined();
    await expect(startDemo({ certificate: 'none' })).rejects.toThrow('no certificate in PEM');
  });

  test('can not be told a story that there is none of', async () => {
    await expect(startDemo({ story: 'nothing' })).rejects.toThrow('no story "nothing"');
  });
});

describe('the command', () => {
  const script = join(import.meta.dirname, '../../../../scripts/demo.ts');

  test('prints where it is, is driven from outside, and ends with nothing left', async () => {
    const place = folder();
    const running = execa(process.execPath, [script, '--story', 'full', '--folder', place], { reject: false });
    const [line] = await once(running.stdout, 'data');
    const told: unknown = JSON.parse(String(line));
    expect(told).toMatchObject({ kubeconfig: join(place, 'kubeconfig'), pid: running.pid });
    const config: unknown = JSON.parse(readFileSync(join(place, 'kubeconfig'), 'utf8'));
    expect(textAt(itemsAt(config, 'clusters')[0], 'cluster', 'server')).toBe(textAt(told, 'server'));
    const driven = await execa(process.execPath, [
      script,
      '--kubeconfig',
      join(place, 'kubeconfig'),
      '--run',
      'audit-policy',
    ]);
    expect(driven.stderr).toBe('disallow-latest-tag only audits.');
    running.kill('SIGTERM');
    await running;
    expect(existsSync(join(place, 'kubeconfig'))).toBe(false);
  });

  test.each(['--help', '-h'])('tells how it is called: %s', async (flag) => {
    const { exitCode, stdout, stderr } = await execa(process.execPath, [script, flag], { reject: false });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm run demo -- \[--story NAME\]/);
    const told = [...stories.map(({ name }) => name), '--port', '--folder', '--kubeconfig', '--run', 'Example: '];
    for (const part of told) expect(stdout).toContain(part);
  });

  test.each([
    [['--story', 'nothing'], 'slipway: demo/story: There is no story "nothing"'],
    [['--strange'], 'slipway: demo/usage: '],
  ])(
    'says what it does not understand: %s',
    async (args, said) => {
      const { exitCode, stderr } = await execa(process.execPath, [script, ...args], { reject: false });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(said);
    },
    30_000,
  );
});
