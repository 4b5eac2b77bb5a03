import { describe, expect, test } from 'vitest';
import { access, config } from './files.ts';

const plugin = 'exec: { apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Never }';

describe('a user', () => {
  test.each<[string, string, (folder: string) => object]>([
    ['a token', 'token: abc', () => ({ token: 'abc' })],
    ['a token in a file', 'tokenFile: token', (folder) => ({ tokenFile: `${folder}/token` })],
    ['a password', 'username: me\npassword: "123"', () => ({ password: { username: 'me', password: '123' } })],
    [
      'a certificate in files',
      'client-certificate: me.crt\nclient-key: /etc/me.key',
      (folder) => ({ certificate: { certificate: { path: `${folder}/me.crt` }, key: { path: '/etc/me.key' } } }),
    ],
    [
      'a certificate that is written down',
      'client-certificate-data: YQ==\nclient-key-data: Yg==',
      () => ({ certificate: { certificate: { bytes: Buffer.from('a') }, key: { bytes: Buffer.from('b') } } }),
    ],
    ['a plugin', plugin, () => ({ plugin: { command: 'x' } })],
    [
      'a token beside a plugin, which then is not asked',
      `${plugin}\ntoken: abc`,
      () => ({ token: 'abc', plugin: null }),
    ],
    [
      'a certificate beside a plugin, which then is not asked',
      `${plugin}\nclient-certificate: a\nclient-key: b`,
      () => ({ plugin: null }),
    ],
    ['a password beside a plugin, which then is not asked', `${plugin}\npassword: a`, () => ({ plugin: null })],
    [
      'somebody else to act for',
      'token: abc\nas: you\nas-uid: "7"\nas-groups: [a, b]\nas-user-extra: { Scopes: [a, b] }',
      () => ({ impersonation: { user: 'you', uid: '7', groups: ['a', 'b'], extra: { Scopes: ['a', 'b'] } } }),
    ],
  ])('has %s', async (_, user, expected) => {
    const { access: found, folder } = await access(config('', user));
    expect(found?.user).toMatchObject(expected(folder));
  });

  test.each<[string, string]>([
    ['token: abc\nusername: me', 'The user "me" of ~/config has a token and a password; it wants one of them.'],
    ['token: 123', 'token of user "me" of ~/config is a number; it wants text.'],
    ['client-certificate: a', 'The user "me" of ~/config has a client certificate and no client-key.'],
    [
      'client-certificate: a\nclient-certificate-data: YQ==',
      'The user "me" of ~/config has client-certificate and client-certificate-data; it wants one of them.',
    ],
    [
      'client-certificate: a\nclient-key: a\nclient-key-data: YQ==',
      'The user "me" of ~/config has client-key and client-key-data; it wants one of them.',
    ],
    [
      'auth-provider: { name: oidc, config: {} }',
      'The user "me" of ~/config uses the auth-provider oidc, which Slipway does not run.',
    ],
    ['as-groups: [admins]', 'The user "me" of ~/config impersonates a uid, groups or extra fields, and no user.'],
  ])('that says %j is refused', async (user, refusal) => {
    expect((await access(config('', user))).refusal).toBe(refusal);
  });
});
