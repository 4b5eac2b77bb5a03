import { expect, test } from 'vitest';
import { withoutPasswords } from '../../../src/domain/withoutPasswords.ts';

test.each([
  ['of a user', 'fatal: https://me:s3cret@git.example/x', 'fatal: https://git.example/x'],
  ['of nobody', 'HTTP://:s3cret@git.example/x', 'HTTP://git.example/x'],
  ['that is a token', 'https://s3cret@git.example/x', 'https://git.example/x'],
  ['with an @ in it', 'https://me:s3c@s3cret@git.example/x', 'https://git.example/x'],
  ['in each of them', 'ssh://a:s3cret@b and postgres://c:s3cret@d/e', 'ssh://b and postgres://d/e'],
  ['in quotes', `access 'https://me:s3cret@git.example/': 403`, `access 'https://git.example/': 403`],
  ['of a proxy with a port', 'http://me:s3cret@proxy:3128', 'http://proxy:3128'],
])('A password %s is taken away', (_, text, left) => {
  expect(withoutPasswords(text)).toBe(left);
});

test.each([
  'https://git.example/@me asks me@home',
  'ssh://git@github.com/me/platform.git',
  'ssh://git@github.com:22/me@home',
  'git@github.com:me/platform.git',
  'https://git.example/x?mail=me@home',
  'a:b@c',
])('%s stays as it is', (text) => expect(withoutPasswords(text)).toBe(text));

test('What stands in its place is said by who asks', () => {
  expect(withoutPasswords('https://me:s3cret@a https://b', '(hidden)@')).toBe('https://(hidden)@a https://b');
});

test('A hostile text ends in the time that a test has', () => {
  for (const part of ['://', '://a:', ':', 'https://a', '@', '://:']) {
    const text = part.repeat(50_000);
    expect(withoutPasswords(`https://${text}`).length).toBeGreaterThan(0);
  }
});
