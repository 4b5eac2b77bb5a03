import { expect, test } from 'vitest';
import { overSsh } from '../../../../src/actions/bootstrap/overSsh.ts';
import { sshSees } from '../../../../src/domain/hosts/ssh.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';

const options = [
  'ControlMaster=no',
  'ControlPath=none',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=3',
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'ConnectTimeout=10',
];

test('a connection is asked nothing, believes known hosts only, is shared with nobody, and ends when it is silent', async () => {
  const programs = new ScriptedPrograms('ssh').on(['ssh'], { stdout: 'x\n' });
  const place = { ssh: '/usr/bin/ssh', folder: '/lab', host: 'homelab' };
  const { signal } = new AbortController();
  const ended = await overSsh({ programs }, place, { words: ['echo', 'a b'], input: 'in' }, signal);
  expect(ended).toMatchObject({ status: 0, stdout: 'x\n' });
  expect(programs.ran).toEqual([
    {
      program: '/usr/bin/ssh',
      args: [...options.flatMap((option) => ['-o', option]), '-T', '--', 'homelab', 'echo', '"a b"'],
      cwd: '/lab',
      sees: sshSees,
      environment: {},
      input: 'in',
      limit: 60_000,
      onLine: null,
    },
  ]);
});
