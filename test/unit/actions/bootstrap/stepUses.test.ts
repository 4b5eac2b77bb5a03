import { expect, test } from 'vitest';
import { house, makes, never } from './house.ts';

test('what runs for a plan is shown with the text of it, and another text is another digest', async () => {
  const hosts = `[{'name': 'homelab', 'address': '10.0.0.1'}]`;
  const step = { kind: 'host', script: 'hosts/a.sh', hosts, arguments: `['--path', '/a b']`, input: null } as const;
  const digests: string[] = [];
  for (const text of ['echo 1', 'echo 2']) {
    const { plan, used } = await house({ steps: [makes('one', step)], files: { '/home/hosts/a.sh': text } });
    await plan();
    const [use] = used[0] ?? [];
    expect(use).toMatchObject({ what: '/usr/bin/ssh homelab: hosts/a.sh --dry-run --path "/a b"', text });
    digests.push(use?.digest ?? '');
  }
  expect(new Set(digests).size).toBe(2);
});

test('a script that has changed since somebody agreed to it is not run, not even to see what it would do', async () => {
  const hosts = `[{'name': 'homelab', 'address': '10.0.0.1'}]`;
  const step = { kind: 'host', script: 'hosts/a.sh', hosts, arguments: '[]', input: null } as const;
  const files: Record<string, string> = { '/home/hosts/a.sh': 'echo 1' };
  const { run, own, used } = await house({ steps: [makes('one'), makes('two', step)], files });
  own.running.set('one', async () => {
    files['/home/hosts/a.sh'] = 'echo 2';
    return undefined;
  });
  expect(await run()).toMatchObject({
    end: 'changed',
    steps: [{ state: 'passed' }, { state: 'failed', message: expect.stringContaining('has agreed to') }],
  });
  const planned = own.calls.filter((call) => call === 'plan two').length;
  // For what somebody sees, and for what is run: each after a question.
  expect([planned, used.length]).toEqual([2, 2]);
});

test('what has changed while somebody thought about it is asked again', async () => {
  const hosts = `[{'name': 'homelab', 'address': '10.0.0.1'}]`;
  const step = { kind: 'host', script: 'hosts/a.sh', hosts, arguments: '[]', input: null } as const;
  const files: Record<string, string> = { '/home/hosts/a.sh': 'echo 1' };
  const { tryPlan, used, ports } = await house({ steps: [makes('one', step)], files });
  const allows = async (...asked: Parameters<typeof ports.stepConsent.allows>): Promise<boolean> => {
    files['/home/hosts/a.sh'] = 'echo 2';
    return ports.stepConsent.allows(...asked);
  };
  await tryPlan({}, never, { stepConsent: { allows } });
  expect(used.map((uses) => uses.map(({ text }) => text))).toEqual([['echo 1'], ['echo 2']]);
});

test('the program that helmfile starts is agreed to as well, and both are shown with their versions', async () => {
  const step = { kind: 'helmfile', rows: ['root-application'] } as const;
  const { plan, programs, used } = await house({ steps: [makes('one', step)] });
  programs.on(['helm', 'version'], { stdout: 'v4.3.1' });
  const one = await plan();
  expect(used[0]?.[0]?.tools).toEqual([
    { name: 'helmfile', path: '/usr/bin/helmfile', version: '2.50.1' },
    { name: 'helm', path: '/usr/bin/helm', version: '4.3.1' },
  ]);
  // Another version is nothing else to agree to.
  programs.on(['helm', 'version'], { stdout: 'v4.3.2' });
  expect((await plan()).steps[0]?.use).toBe(one.steps[0]?.use);
  programs.paths.set('helm', '/opt/helm');
  expect((await plan()).steps[0]?.use).not.toBe(one.steps[0]?.use);
});

test('a tool that says another version each time is asked once, and so is who agrees to it', async () => {
  const step = { kind: 'helmfile', rows: ['root-application'] } as const;
  const steps = [makes('one', step), makes('two', step)];
  const { plan, programs, used } = await house({ steps });
  let asked = 0;
  programs.on(['helm', 'version'], async () => ({ stdout: `v4.3.${++asked}` }));
  await plan();
  // The first time is that of the preflight.
  expect(used.map((uses) => uses.map(({ tools }) => tools[1]?.version))).toEqual([['4.3.2', '4.3.2']]);
});

test('what is not there does not run, and nobody is asked for it', async () => {
  const step = { kind: 'helmfile', rows: ['root-application'] } as const;
  const { plan, programs, used } = await house({ steps: [makes('one', step)], allows: false });
  programs.paths.delete('helmfile');
  expect((await plan()).obstacles).toEqual(['Not on the PATH: helmfile. Install what is missing.']);
  expect(used).toEqual([]);
});

test('what only looks is nothing to agree to', async () => {
  const { plan, used } = await house({ allows: false });
  await plan();
  expect(used).toEqual([]);
});
