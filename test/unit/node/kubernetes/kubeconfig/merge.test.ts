import { expect, test } from 'vitest';
import { access, config } from './files.ts';

const second = `
current-context: away
contexts:
  - { name: away, context: { cluster: house, user: you } }
  - { name: home, context: { cluster: elsewhere, user: you } }
clusters:
  - { name: house, cluster: { server: https://never, insecure-skip-tls-verify: true } }
users:
  - { name: me, user: { token: never } }
  - { name: you, user: { token: yours } }
`;

test('Of several files the first that sets a name wins, with its whole entry', async () => {
  const { access: home } = await access(config('', 'username: mine'), null, { config2: second });
  expect(home).toMatchObject({ context: 'home', user: { token: null, password: { username: 'mine' } } });
  const { access: away } = await access(config('', 'token: mine'), 'away', { config2: second });
  expect(away).toMatchObject({ server: { url: 'https://house:6443', skipsTls: false }, user: { token: 'yours' } });
});

test('The current context is that of the first file that names one', async () => {
  const silent = config('', '').replace('current-context: home', 'current-context: ""');
  expect((await access(silent, null, { config2: second })).access?.context).toBe('away');
});

test('A list that is none is told', async () => {
  expect((await access('users: me')).refusal).toBe('users of ~/config is a string; it wants a list.');
});
