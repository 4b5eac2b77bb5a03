import { expect, test } from 'vitest';
import { basic, impersonating } from '../../../../../src/node/kubernetes/credentials/headers.ts';

test('Who acts for somebody else says so, group by group', () => {
  expect(impersonating(null)).toEqual({});
  expect(impersonating({ user: 'you', uid: null, groups: [], extra: {} })).toEqual({ 'Impersonate-User': 'you' });
  const all = { user: 'you', uid: '7', groups: ['a', 'b'], extra: { 'Example.org/Näme': ['x', 'y'] } };
  expect(impersonating(all)).toEqual({
    'Impersonate-User': 'you',
    'Impersonate-Uid': '7',
    'Impersonate-Group': ['a', 'b'],
    'Impersonate-Extra-example.org%2Fn%C3%A4me': ['x', 'y'],
  });
});

test('A password is encoded', () => {
  expect(basic({ username: 'me', password: 'pä:ss' })).toBe(`Basic ${Buffer.from('me:pä:ss').toString('base64')}`);
});
