import { describe, expect, test } from 'vitest';
import { hostScript, scriptOf } from '../../../../src/actions/bootstrap/hostScript.ts';
import type { FileText } from '../../../../src/ports.ts';
import { memoryFiles } from '../../../fakes/files.ts';

const text = 'case $1 in --dry-run) ;; esac\n';

describe('a script for hosts', () => {
  test('has its name, its text and the sum of that', async () => {
    expect(await hostScript(memoryFiles({ '/lab/hosts/a.sh': text }), '/lab', 'hosts/a.sh')).toEqual({
      name: 'a.sh',
      text,
      sha256: '661724b7f10341859c6757af1e60a0e51f627f81ec7cd863760572fc63c8b986',
      args: [],
    });
  });

  test.each<readonly [string, string | FileText | undefined, string]>([
    ['/etc/a.sh', text, '/etc/a.sh lies outside of the platform; name a script in it.'],
    ['a/../../b.sh', text, 'a/../../b.sh lies outside of the platform; name a script in it.'],
    [String.raw`a\..\b.sh`, text, String.raw`a\..\b.sh lies outside of the platform; name a script in it.`],
    ['a.sh', undefined, "a.sh can't be read: it does not exist."],
    ['a.sh', { failure: 'too-large', bytes: 1 }, "a.sh can't be read: it is too large."],
    ['a.sh', { failure: 'not-text' }, "a.sh can't be read: it is no text."],
    ['a.sh', 'reboot\n', 'a.sh has no --dry-run; a script for hosts says with it what it would do, and does nothing.'],
  ])('%s is none', async (path, file, problem) => {
    const files = memoryFiles(file === undefined ? {} : { [`/lab/${path}`]: file });
    expect(await hostScript(files, '/lab', path)).toEqual({ problem });
  });

  test.each([
    ['k3s-agent.sh', 'k3s-agent.sh'],
    ['a b;c.sh', 'a-b-c.sh'],
    ["$(id)'", '--id--'],
  ])('%j is %j on the host', async (name, there) => {
    expect((await scriptOf(name, text, [])).name).toBe(there);
  });
});
