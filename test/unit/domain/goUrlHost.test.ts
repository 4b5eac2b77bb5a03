import { expect, test } from 'vitest';
import { goUrlHost } from '../../../src/domain/goUrlHost.ts';

test.each([
  ['http://example.com:80/x?y#z', 'example.com'],
  ['//u:p@10.0.0.1', '10.0.0.1'],
  ['http://[::1]:80', '::1'],
  ['ftp://a:b:1', 'a:b'],
  ['mailto:a@b', ''],
  ['example.com', ''],
  ['*', ''],
  ['///x', ''],
  ['http://a:', 'a'],
])('%s has the host "%s"', (url, host) => expect(goUrlHost(url)).toEqual({ ok: true, host }));

test.each([
  [':x', 'parse ":x": missing protocol scheme'],
  ['a:b@c/1:2', null],
  ['1.2.3.4:80', 'parse "1.2.3.4:80": first path segment in URL cannot contain colon'],
  ['http://a:b', 'parse "http://a:b": invalid port ":b" after host'],
  ['http://a:b:1', 'parse "http://a:b:1": invalid port ":b:1" after host'],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['http://[::1]x', 'parse "http://[::1]x": invalid port "x" after host'],
  ['http://a[::1]', 'parse "http://a[::1]": invalid IP-literal'],
  ['http://a b', 'parse "http://a b": invalid character " " in host name'],
  ['http://a/%zz', 'parse "http://a/%zz": invalid URL escape "%zz"'],
  ['http://a/#%z', 'parse "http://a/#%z": invalid URL escape "%z"'],
  ['http://u"@a', String.raw`parse "http://u\"@a": net/url: invalid userinfo`],
  ['a\u0001', String.raw`parse "a\x01": net/url: invalid control character in URL`],
])('%j: %s', (url, message) =>
  expect(goUrlHost(url)).toEqual(message === null ? { ok: true, host: '' } : { ok: false, message }),
);
