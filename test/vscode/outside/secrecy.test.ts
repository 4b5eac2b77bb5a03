import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descendantsOf } from '../../../scripts/environment/processes.ts';
import { onPath } from '../../../scripts/environment/programs.ts';
import { type Desk, sitDown } from '../desk.ts';

/*
 * What leaves the processes that handle plain text, as the system sees it: every write and send, from the moment of the
 * command. What VS Code itself keeps (Local History, undo) the user is told of.
 */

const strace = onPath('strace');
const works = strace !== undefined && spawnSync(strace, ['-o', '/dev/null', 'true']).status === 0;
const traced = [
  '-f',
  '-qq',
  '-e',
  'trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg',
  '-s',
  '1000000',
];

const value = 'plain-text-that-nobody-may-see-0123456789';
const encoded = Buffer.from(value).toString('base64');
const needles = [value, encoded, encodeURIComponent(encoded), Buffer.from(value).toString('hex')];

const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\nstringData:\n  first: ${value}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: b}\ndata:\n  second: ${encoded}\n`;
const certificate = join(import.meta.dirname, '../../fixtures/sealing/cert.pem');

/** The system calls that show a value, shortened. */
function leaks(trace: string): string[] {
  return trace.split('\n').filter((line) => needles.some((needle) => line.includes(needle)));
}

describe.skipIf(!works)('Plain text that is sealed', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-secrecy-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves the command line sealed only', () => {
    const [cli, trace] = [join(import.meta.dirname, '../../../dist/cli.cjs'), join(folder, 'cli')];
    const argv = ['-o', trace, ...traced, process.execPath, cli, 'seal', '--cert', certificate];
    const { status, stdout } = spawnSync(strace ?? '', argv, { input: secret, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('kind: SealedSecret');
    const seen = readFileSync(trace, 'utf8');
    expect(seen).toContain('kind: SealedSecret');
    expect(leaks(seen)).toEqual([]);
  });

  describe('in the editor', () => {
    let desk: Desk;

    beforeAll(async () => {
      const pem = readFileSync(certificate, 'utf8');
      const files = { 'platform.yaml': 'platform: {releasedPhase: 0}\n', 'pub-cert.pem': pem, 'a.yaml': secret };
      desk = await sitDown({ files });
    });

    afterAll(() => desk?.close());

    it('leaves extension host and language server sealed only', async () => {
      const { editor } = desk;
      await editor.open('a.yaml');
      await editor.code.squiggled('error', 2);
      const watched = descendantsOf(editor.pid ?? 0).filter(({ command }) =>
        /extensionHost|dist\/server\.cjs/.test(command),
      );
      expect(watched.length).toBeGreaterThanOrEqual(2);
      const tracers = await Promise.all(watched.map(({ pid }) => attach(pid)));
      await editor.run('Slipway: Seal Secret…');
      await editor.quickInput.pick('All 2 Secrets');
      await editor.quickInput.pick('Strict');
      await editor.quickInput.pick(`pub-cert.pem of ${desk.folder.split('/').at(-1)}`);
      await editor.workbench.notified(/Sealed 2 keys of 2 Secrets/);
      await editor.code.shows('kind: SealedSecret');
      await Promise.all(tracers.map(detach));
      const seen = readdirSync(folder)
        .filter((name) => /^\d+$/.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
      // The trace is one that would show it: what was sealed went this way.
      expect(seen.filter((trace) => trace.includes('SealedSecret')).length).toBe(seen.length);
      expect(seen.flatMap(leaks)).toEqual([]);
    });
  });

  async function attach(pid: number): Promise<ChildProcess> {
    const tracer = spawn(strace ?? '', [
      '-o',
      join(folder, String(pid)),
      ...traced.filter((flag) => flag !== '-qq'),
      '-p',
      String(pid),
    ]);
    const attached = new Promise<void>((resolve) => {
      tracer.stderr.on('data', (said: Buffer) => said.toString().includes('attached') && resolve());
    });
    await Promise.race([attached, once(tracer, 'exit').then(() => Promise.reject(new Error('strace ended at once')))]);
    return tracer;
  }

  async function detach(tracer: ChildProcess): Promise<void> {
    tracer.kill('SIGINT');
    if (tracer.exitCode === null && tracer.signalCode === null) await once(tracer, 'exit');
  }
});
