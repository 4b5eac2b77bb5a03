import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import type { Opening } from '../opened.ts';
import { failureIn, kubeconfig, never, opened, valueOf } from '../opened.ts';
import { pem, pemData } from '../certificates.ts';
import { apiServer, json, status } from '../server.ts';
import type { Handler } from '../server.ts';

const version: Handler = (_, response) => json(response, { gitVersion: 'v1.36.0' });

/** What the server hears of a user. */
async function heard(user: Readonly<Record<string, unknown>>, opening: Opening = {}) {
  const server = await apiServer(version);
  const { cluster } = await opened(kubeconfig(server.url, { user }), opening);
  valueOf(await cluster.version(never));
  return server.headers[0] ?? {};
}

describe('a request', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['of nobody', {}, undefined],
    ['with a token', { token: 'abc' }, 'Bearer abc'],
    ['with a token in a file', { tokenFile: 'token' }, 'Bearer of-the-file'],
    ['with a file that counts more than the token', { tokenFile: 'token', token: 'abc' }, 'Bearer of-the-file'],
    ['with a password', { username: 'me', password: 'x' }, 'Basic bWU6eA=='],
  ])('%s carries it', async (_, user, authorization) => {
    expect((await heard(user, { files: { token: 'of-the-file\n' } })).authorization).toBe(authorization);
  });

  test('for somebody else says so, with a header for each group', async () => {
    const server = await apiServer((request, response) => {
      expect(request.rawHeaders.filter((_, index, all) => all[index - 1] === 'Impersonate-Group')).toEqual(['a', 'b']);
      version(request, response, '');
    });
    const user = { token: 'abc', as: 'you', 'as-groups': ['a', 'b'] };
    const { cluster } = await opened(kubeconfig(server.url, { user }));
    valueOf(await cluster.version(never));
    expect(server.headers[0]?.['impersonate-user']).toBe('you');
  });

  test.each([
    ['in files', { 'client-certificate': 'client.pem', 'client-key': 'client.key' }],
    [
      'that is written down',
      { 'client-certificate-data': pemData('client.pem'), 'client-key-data': pemData('client.key') },
    ],
  ])('with a certificate %s proves who it is', async (_, user) => {
    const subjects: unknown[] = [];
    const server = await apiServer((request, response) => {
      const socket = request.socket;
      subjects.push('getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate().subject : null);
      version(request, response, '');
    });
    const files = { 'client.pem': pem('client.pem'), 'client.key': pem('client.key') };
    const { cluster } = await opened(kubeconfig(server.url, { user }), { files });
    valueOf(await cluster.version(never));
    expect(subjects).toEqual([expect.objectContaining({ CN: 'client' })]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a token file that is missing',
      { tokenFile: 'none' },
      'The token of user "me" of ~/config can\'t be read from ~/none: it does not exist.',
    ],
    [
      'a certificate that is none',
      { 'client-certificate-data': 'YWJj', 'client-key-data': 'YWJj' },
      'The certificates of user "me" of ~/config can\'t be used: ',
    ],
    [
      'a key of another certificate',
      { 'client-certificate-data': pemData('client.pem'), 'client-key-data': pemData('server.key') },
      'The certificates of user "me" of ~/config can\'t be used: ',
    ],
    [
      'a token that is no header',
      { token: 'a\r\nX-Other: b' },
      'The token of user "me" of ~/config holds characters that no header can hold.',
    ],
  ])('with %s is not sent', async (_, user, message) => {
    const server = await apiServer(version);
    const { cluster, folder } = await opened(kubeconfig(server.url, { user }));
    const failure = failureIn(await cluster.version(never));
    expect(failure.code).toBe('credentials');
    expect(failure.message.replaceAll(folder, '~')).toContain(message);
    expect(server.asked).toEqual([]);
  });
});

describe('a request that is answered with 401', () => {
  test('is sent once more with what the file holds by now', async () => {
    const server = await apiServer((request, response) => {
      if (request.headers.authorization === 'Bearer new') json(response, { gitVersion: 'v1' });
      else status(response, 401, 'Unauthorized');
    });
    const { cluster, folder } = await opened(kubeconfig(server.url, { user: { tokenFile: 'token' } }), {
      files: { token: 'old' },
    });
    expect(failureIn(await cluster.version(never))).toMatchObject({
      code: 'unauthorized',
      message: expect.stringMatching(/does not take the credentials of this context\.$/),
      remedy: 'Sign in anew, or renew the token or certificate in the kubeconfig.',
    });
    expect(server.asked).toHaveLength(2);
    writeFileSync(join(folder, 'token'), 'new');
    expect(valueOf(await cluster.version(never))).toBe('v1');
    expect(server.asked).toHaveLength(4);
  });

  test('and can not have changed, is not sent again', async () => {
    const server = await apiServer((_, response) => status(response, 401, 'Unauthorized'));
    const { cluster: home } = await opened(kubeconfig(server.url, { user: { token: 'abc' } }));
    expect(failureIn(await home.version(never)).code).toBe('unauthorized');
    expect(server.asked).toHaveLength(1);
  });
});
