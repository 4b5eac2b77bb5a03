import { expect, test } from 'vitest';
import { DerError } from '../../../../src/domain/sealing/der.ts';
import { urlOf } from '../../../../src/domain/certificate/url.ts';

const empty = {
  Scheme: '',
  Opaque: '',
  User: null,
  Host: '',
  Path: '',
  RawPath: '',
  OmitHost: false,
  ForceQuery: false,
  RawQuery: '',
  Fragment: '',
  RawFragment: '',
};

test.each([
  ['HTTPS://u.example:8/p?q=1#f', { Scheme: 'https', Host: 'u.example:8', Path: '/p', RawQuery: 'q=1', Fragment: 'f' }],
  ['spiffe://td/a%20b', { Scheme: 'spiffe', Host: 'td', Path: '/a b' }],
  ['x://h/a%2Fb', { Scheme: 'x', Host: 'h', Path: '/a/b', RawPath: '/a%2Fb' }],
  ['urn:a:b', { Scheme: 'urn', Opaque: 'a:b' }],
  ['file:/etc', { Scheme: 'file', Path: '/etc', OmitHost: true }],
  ['x://u:p@h?', { Scheme: 'x', Host: 'h', User: {}, ForceQuery: true }],
])('%s', (text, parts) => expect(urlOf(text)).toEqual({ ...empty, ...parts }));

test.each(['', 'a b', '//h/p', 'x://h/%zz'])('"%s" is refused', (text) => expect(() => urlOf(text)).toThrow(DerError));
