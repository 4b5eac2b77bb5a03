import { expect, test } from 'vitest';
import { never, somebody } from './somebody.ts';

test('remotes are named with where they are pushed to, and without what opens them', async () => {
  const { writes, folder, git } = somebody();
  expect(await writes.remotes(folder, never)).toEqual([]);
  git('remote', 'add', 'origin', 'https://me:secret@github.com/me/x.git');
  git('remote', 'add', 'gitlab', 'https://gitlab.home.arpa/read.git');
  git('remote', 'set-url', '--push', 'gitlab', 'git@gitlab.home.arpa:platform/x.git');
  git('config', 'url.https://real.example.org/.insteadOf', 'short:');
  git('remote', 'add', 'zz', 'short:x.git');
  const remotes = await writes.remotes(folder, never);
  expect(remotes).toEqual([
    { name: 'gitlab', url: 'git@gitlab.home.arpa:platform/x.git' },
    { name: 'origin', url: 'https://github.com/me/x.git' },
    { name: 'zz', url: 'https://real.example.org/x.git' },
  ]);
  expect(JSON.stringify(remotes)).not.toContain('secret');
});

test('a folder that is in no repository has none, with the reason', async () => {
  const { writes, home } = somebody();
  expect(await writes.remotes(home, never)).toEqual({
    failure: expect.stringContaining('not a git repository') as string,
  });
});
