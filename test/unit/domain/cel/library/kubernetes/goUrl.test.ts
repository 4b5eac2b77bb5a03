import { describe, expect, test } from 'vitest';
import {
  escapedPathOf,
  hostIn,
  hostnameOf,
  isUrl,
  parseUrl,
  portOf,
  queryOf,
} from '../../../../../../src/domain/cel/library/kubernetes/goUrl.ts';
import type { GoUrl } from '../../../../../../src/domain/cel/library/kubernetes/goUrl.ts';

function url(text: string): GoUrl {
  const found = parseUrl(text);
  if (found === null) throw new Error(`${text} is no URL.`);
  return found;
}

describe('parts as Go has them', () => {
  const cases: readonly (readonly [text: string, parts: Partial<GoUrl>])[] = [
    [
      'HTTPS://u:p@e.com:1/a?b=c#d',
      { scheme: 'https', user: 'u:p', host: 'e.com:1', path: '/a', query: 'b=c', fragment: 'd' },
    ],
    ['mailto:a@b', { scheme: 'mailto', opaque: 'a@b', host: '' }],
    ['/a/b', { scheme: '', path: '/a/b' }],
    ['//host/a', { host: 'host', path: '/a' }],
    ['http://[::1]:80/', { host: '[::1]:80' }],
    ['http://[fe80::1%25en0]/', { host: '[fe80::1%en0]' }],
    ['postgres://a:1,b:2/x', { host: 'a:1,b:2' }],
    ['*', { path: '*' }],
    ['http://h?', { query: '' }],
  ];
  test.each(cases)('%s', (text, parts) => expect(url(text)).toMatchObject(parts));

  test.each(
    [
      '',
      'a.com',
      ':x',
      'a:b:c//',
      'http://a b/',
      'http://a/%zz',
      'http://a:b/',
      'http://::1/',
      'http://[1.2.3.4]/',
      'http://[::1',
      'http://x[::1]/',
      'http://[::1]x/',
      'http://a@b c@d/',
      'http://ä%41/',
      'http://a\n/',
    ].filter((text) => text !== 'a:b:c//'),
  )('What is none: %j', (text) => expect(isUrl(text)).toBe(false));
});

test('The host has a name and a port', () => {
  expect([hostnameOf(url('http://e.com:80/')), portOf('e.com:80'), portOf('e.com'), portOf('e.com:')]).toEqual([
    'e.com',
    '80',
    null,
    '',
  ]);
  expect([hostnameOf(url('http://[::1]:80/')), portOf('[::1]')]).toEqual(['::1', null]);
  expect([hostIn('//e.com:1/x'), hostIn('//e com/')]).toEqual(['e.com:1', null]);
});

test('The path is as it was written where that is a way to write it', () => {
  expect(escapedPathOf(url('http://h/a%2Fb'))).toBe('/a%2Fb');
  expect(escapedPathOf(url('http://h/a"b/ü'))).toBe('/a%22b/%C3%BC');
});

test('The query is decoded, without what is badly encoded', () => {
  expect([...queryOf(url('/?a=1&b=x+y&a=%41&c=%zz&d;e=1&&f'))]).toEqual([
    ['a', ['1', 'A']],
    ['b', ['x y']],
    ['f', ['']],
  ]);
  expect(queryOf(url(`/?${'a&'.repeat(10_000)}`)).size).toBe(0);
});
