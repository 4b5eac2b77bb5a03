import { expect, test } from 'vitest';
import { proxyFor, withoutPassword } from '../../../../../src/node/kubernetes/http/proxy.ts';

const proxy = 'http://proxy:3128';
const through = { HTTPS_PROXY: proxy };

test.each<[string, string | null, Readonly<Record<string, string>>, string | null]>([
  ['https://house', null, {}, null],
  ['https://house', 'https://own', through, 'https://own'],
  ['https://localhost', 'https://own', { NO_PROXY: '*' }, 'https://own'],
  ['https://house', null, through, proxy],
  ['https://house', null, { https_proxy: 'proxy:3128' }, proxy],
  ['https://house', null, { HTTPS_PROXY: '', https_proxy: proxy }, proxy],
  ['http://house', null, through, null],
  ['http://house', null, { HTTP_PROXY: proxy }, proxy],
  ['https://localhost:6443', null, through, null],
  ['https://127.0.0.5:6443', null, through, null],
  ['https://[::1]:6443', null, through, null],
  ['https://house', null, { ...through, NO_PROXY: '*' }, null],
  ['https://house.home.arpa', null, { ...through, NO_PROXY: 'x, home.arpa' }, null],
  ['https://home.arpa', null, { ...through, no_proxy: 'home.arpa' }, null],
  ['https://house.home.arpa', null, { ...through, NO_PROXY: '.home.arpa' }, null],
  ['https://house.home.arpa', null, { ...through, NO_PROXY: '*.home.arpa' }, null],
  ['https://home.arpa', null, { ...through, NO_PROXY: '.home.arpa' }, proxy],
  ['https://myhome.arpa', null, { ...through, NO_PROXY: 'home.arpa' }, proxy],
  ['https://house:6443', null, { ...through, NO_PROXY: 'house:6443' }, null],
  ['https://house:6443', null, { ...through, NO_PROXY: 'house:443' }, proxy],
  ['https://house', null, { ...through, NO_PROXY: 'house:443' }, null],
  ['https://10.1.2.3', null, { ...through, NO_PROXY: '10.0.0.0/8' }, null],
  ['https://11.1.2.3', null, { ...through, NO_PROXY: '10.0.0.0/8,10.0.0.0/99,x/8' }, proxy],
  ['https://10.1.2.3', null, { ...through, NO_PROXY: '10.1.2.3' }, null],
  ['https://110.1.2.3', null, { ...through, NO_PROXY: '10.1.2.3' }, proxy],
  ['https://[fd00::1]', null, { ...through, NO_PROXY: 'fd00::/8' }, null],
  ['https://[fd00::1]', null, { ...through, NO_PROXY: 'fd00::1' }, null],
  ['https://house', null, { ...through, NO_PROXY: ' , ,' }, proxy],
])('%s with proxy-url %s and %j goes by %s', (server, configured, environment, expected) => {
  expect(proxyFor(new URL(server), configured, environment)).toBe(expected);
});

test('A proxy is shown without its password', () => {
  expect(withoutPassword('http://me:hunter2@proxy:3128')).toBe('http://proxy:3128');
  expect(withoutPassword(proxy)).toBe(proxy);
});
