import { expect, test } from 'vitest';
import { greeting, versionOf } from '../../../src/actions/toolVersion.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';

const { signal } = new AbortController();

test.each([
  ['git', { stdout: 'git version 2.43.0\n' }, '2.43.0'],
  ['ssh', { stderr: 'OpenSSH_9.6p1, OpenSSL 3.0.13\n' }, '9.6p1'],
  ['helm', { problem: 'it did not end within 20 s' }, null],
])('%s says its version, beside itself and not in a workspace', async (name, said, version) => {
  const programs = new ScriptedPrograms(name).on([name], said);
  expect(await versionOf(programs, { name, path: `/usr/bin/${name}` }, signal)).toBe(version);
  expect(programs.ran).toMatchObject([{ cwd: '/usr/bin', sees: [], input: null }]);
});

test('Who is not known to do nothing else is not run', async () => {
  const programs = new ScriptedPrograms('reboot');
  expect(await versionOf(programs, { name: 'reboot', path: '/usr/bin/reboot' }, signal)).toBe(null);
  expect(programs.ran).toEqual([]);
});

test('Who does not run says why', async () => {
  const problem = "it can't be started: permission is denied";
  const programs = new ScriptedPrograms('kyverno').on(['kyverno'], { status: null, problem });
  const tool = { name: 'kyverno', path: '/usr/bin/kyverno' };
  expect(await greeting(programs, tool, signal)).toEqual({ version: null, problem });
});
