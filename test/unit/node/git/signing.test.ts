import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appears, expectNothingLeft } from './left.ts';
import { never, posix, release, somebody } from './somebody.ts';

describe.runIf(posix)('signing', () => {
  /** Somebody who signs all commits. */
  function signing(): ReturnType<typeof somebody> {
    const user = somebody();
    user.git('config', '--global', 'commit.gpgSign', 'true');
    return user;
  }

  test('with an ssh key is done as for every commit', async () => {
    const user = signing();
    user.git('config', '--global', 'gpg.format', 'ssh');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(user.home, 'key')]);
    user.git('config', '--global', 'user.signingKey', join(user.home, 'key'));
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expect(user.git('cat-file', 'commit', 'HEAD')).toContain('BEGIN SSH SIGNATURE');
  });

  test.each([
    ['fails', '#!/bin/sh\necho "no key" >&2\nexit 2\n'],
    ['is not there', null],
  ])('that %s is told, and nothing has changed', async (_, program) => {
    const user = signing();
    const gpg = join(user.home, 'gpg');
    if (program !== null) writeFileSync(gpg, program, { mode: 0o755 });
    user.git('config', '--global', 'gpg.program', gpg);
    const before = user.snapshot();
    expect(await user.writes.commit(release(user), never)).toMatchObject({ failure: { code: 'signing' } });
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });

  test('that hangs can be cancelled', async () => {
    const user = signing();
    const gpg = join(user.home, 'gpg');
    writeFileSync(gpg, '#!/bin/sh\necho $$ > "$HOME/pid"\n: > "$HOME/reached"\nsleep 600\n', { mode: 0o755 });
    user.git('config', '--global', 'gpg.program', gpg);
    const before = user.snapshot();
    const stop = new AbortController();
    const committing = user.writes.commit(release(user), stop.signal);
    await appears(join(user.home, 'reached'));
    stop.abort(new Error('enough'));
    await expect(committing).rejects.toThrow('enough');
    const pid = Number(readFileSync(join(user.home, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });
});
