import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startDemo } from '../../../scripts/demo/demo.ts';
import { needsDemo, config, demo, file, object, platform, start, there } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';

needsBuild();
needsDemo();

describe('--watch', () => {
  const states = (line: string | undefined) =>
    line === undefined ? [] : JSON.parse(line).phases[0].checks.map((check: { state: string }) => check.state);

  test('prints a line whenever a result is another one, of cluster or files, until it is interrupted', async () => {
    const folder = platform([there('watched', { message: "'so it is'" }), file()]);
    const watching = start(folder, { args: ['--watch', '--format', 'json'] });
    expect(states((await watching.lines((lines) => lines.length === 1)).at(-1))).toEqual(['failed', 'failed']);
    await expect.poll(() => demo.watches, { timeout: 10_000 }).toBeGreaterThan(0);
    demo.state.put(object('watched'));
    expect(states((await watching.lines((lines) => lines.length === 2)).at(-1))).toEqual(['passed', 'failed']);
    // Nobody asked about this one.
    demo.state.put(object('another'));
    writeFileSync(join(folder, 'values.yaml'), 'a: 1\n');
    expect(states((await watching.lines((lines) => lines.length === 3)).at(-1))).toEqual(['passed', 'passed']);
    demo.state.remove(config, { namespace: 'default', name: 'watched' });
    expect(states((await watching.lines((lines) => lines.length === 4)).at(-1))).toEqual(['failed', 'passed']);
    watching.signal('SIGINT');
    const { status, stdout, stderr } = await watching.ended;
    expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 130, stderr: '', lines: 5 });
    await expect.poll(() => demo.watches, { timeout: 10_000 }).toBe(0);
    expect(
      demo.requests.filter(({ path, query }) => path.endsWith('/configmaps') && !query.has('watch')).length,
    ).toBeGreaterThan(0);
  });

  test('says when the cluster is gone, and when it is back', async () => {
    const other = await startDemo({ story: 'fresh', pace: 5 });
    onTestFinished(() => other.close());
    other.state.put(object('well'));
    const watching = start(platform([there('well')]), {
      args: ['--watch', '--format', 'json'],
      kubeconfig: other.kubeconfig,
    });
    await watching.lines((lines) => lines.length === 1);
    await other.stop();
    const [, gone = ''] = await watching.lines((lines) => lines.length >= 2 && states(lines.at(-1))[0] === 'stale');
    expect(JSON.parse(gone).cluster.context).toBe('demo');
    await other.start();
    await watching.lines((lines) => states(lines.at(-1))[0] === 'passed' && lines.length > 2);
    watching.signal('SIGTERM');
    expect((await watching.ended).status).toBe(143);
  });
});
