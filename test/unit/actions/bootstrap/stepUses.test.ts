import { expect, test } from 'vitest';
import { house, makes } from './house.ts';

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
