import { describe, expect, test } from 'vitest';
import { access, config } from './files.ts';

describe('a context', () => {
  test('leads to its server, its user and its namespace', async () => {
    const text = config('', 'token: abc').replace('user: me }', 'user: me, namespace: web }');
    const { access: found } = await access(text);
    expect(found).toMatchObject({
      context: 'home',
      namespace: 'web',
      server: { url: 'https://house:6443' },
      user: { token: 'abc' },
    });
  });

  test('without a user is used by nobody', async () => {
    const { access: found } = await access(config('', '').replace(', user: me', ''));
    expect(found?.user).toMatchObject({ token: null, certificate: null, plugin: null });
  });

  test('is used whatever is wrong with its neighbours', async () => {
    const text = config('', 'token: abc')
      .replace('contexts: [', 'contexts: [{ name: broken, context: 7 }, ')
      .replace('clusters:\n', 'clusters:\n  - { name: broken, cluster: { server: 7 } }\n  - { cluster: {} }\n')
      .replace('users:\n', 'users:\n  - { name: broken, user: { token: [], exec: no } }\n');
    expect((await access(text)).access?.user.token).toBe('abc');
  });

  test.each<[string, string, string | null, string]>([
    ['is missing', config('', ''), 'other', 'There is no context "other" in ~/config.'],
    [
      'is none at all',
      config('', '').replace('current-context: home\n', ''),
      null,
      'No context is the current one in ~/config.',
    ],
    [
      'names no cluster',
      config('', '').replace('cluster: house, ', ''),
      null,
      'The context "home" of ~/config names no cluster.',
    ],
    [
      'names a cluster that is not there',
      config('', '').replace('name: house', 'name: house2'),
      null,
      'The context "home" of ~/config names the cluster "house", which is not there.',
    ],
    [
      'names a user who is not there',
      config('', '').replace('name: me', 'name: you'),
      null,
      'The context "home" of ~/config names the user "me", who is not there.',
    ],
    [
      'has the name of another in its file',
      config('', '').replace('contexts: [', 'contexts: [{ name: home, context: {} }, '),
      null,
      '~/config has two contexts with the name "home".',
    ],
  ])('that %s is refused with a sentence', async (_, text, context, refusal) => {
    expect((await access(text, context)).refusal).toBe(refusal);
  });
});
