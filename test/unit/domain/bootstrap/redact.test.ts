import { describe, expect, test } from 'vitest';
import { lineRedactor, redacted, shownLine } from '../../../../src/domain/bootstrap/redact.ts';

const many = (character: string, count = 40): string => character.repeat(count);

/** A PEM block of this kind as it begins in base64. */
const base64 = (kind: string): string => Buffer.from(`-----BEGIN ${kind}-----\n`.padEnd(60, 'x')).toString('base64');

/** Forms of secrets, and what has to be gone of each. Put together here, so that no scanner takes them for real ones. */
const secrets: readonly (readonly [string, string, string])[] = [
  ['an age identity', `identity AGE-SECRET-KEY-1${many('Q')}`, many('Q')],
  ['a token of GitHub', `using ghp_${many('a')} now`, many('a')],
  ['a fine-grained one', `github_pat_${many('b')}`, many('b')],
  ['a token of GitLab', `glpat-${many('c', 20)}`, many('c', 20)],
  ['a runner token of GitLab', `glrt-${many('d', 20)}`, many('d', 20)],
  ['a JSON Web Token', `eyJ${many('e')}.eyJ${many('f')}.${many('g')}`, many('g')],
  ['a token of k3s', `K10${many('0', 64)}::server:${many('h')}`, many('h')],
  ['the password of an address', `https://me:${many('i', 9)}@git.example/x`, many('i', 9)],
  ['one with an @ in it', `https://me:x@${many('o', 9)}@git.example/x`, many('o', 9)],
  ['a token in an address', `https://${many('p', 9)}@git.example/x`, many('p', 9)],
  ['an authorisation', `Authorization: Bearer ${many('j')}`, many('j')],
  ['a password', `password: ${many('k', 5)}`, many('k', 5)],
  ['a quoted one', `"password": "${many('l', 4)} m"`, `${many('l', 4)} m`],
  ['a password in colours', `\u001b[1mtoken\u001b[0m: \u001b[38;5;9m${many('r', 6)}`, many('r', 6)],
  ['a password after a title', `pass\u001b]0;x\u0007word: ${many('s', 6)}`, many('s', 6)],
  ['a password among arguments', `helm login --password ${many('t', 6)} host`, many('t', 6)],
  ['a token among arguments', `join --node-token  ${many('u', 6)}`, many('u', 6)],
  ['the secret of a client', `client_secret=${many('v', 6)}`, many('v', 6)],
  ['a key of AWS', `aws_secret_access_key = ${many('w', 6)}`, many('w', 6)],
  ['a key in a kubeconfig', `client-key-data: ${base64('RSA PRIVATE KEY')}${many('x')}`, many('x')],
  ['a key in a Secret', `tls.key: ${base64('PRIVATE KEY')}${many('y')}`, many('y')],
  ['a token in a variable', `API_TOKEN=${many('n', 6)}`, many('n', 6)],
];

describe('is not shown', () => {
  test.each(secrets)('%s', (_, text, secret) => {
    expect(redacted(text)).not.toContain(secret);
    expect(redacted(text)).toContain('(hidden)');
  });

  const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} RSA PRIVATE KEY-----`);
  test('a private key, over its lines', () => {
    expect(redacted(`a\n${begin}\n${many('M')}\n${many('N')}\n${end}\nb`)).toBe('a\n(hidden)\nb');
    expect(redacted(`a ${begin}${many('M')}${end} b`)).toBe('a (hidden) b');
    expect(redacted(`${begin}\n${many('M')}${end} b`)).toBe('(hidden)\n b');
  });

  test('a private key whose end does not come', () => expect(redacted(`${begin}\n${many('M')}`)).toBe('(hidden)'));

  test('a private key that comes line by line', () => {
    const line = lineRedactor();
    expect([`${begin}`, many('M'), `${end}`, 'b'].map((one) => line(one))).toEqual(['(hidden)', null, null, 'b']);
  });
});

test.each([
  'release "argocd" installed',
  'Secret argocd/argocd-initial unchanged',
  'https://github.com/me/platform.git',
  'ssh://git@github.com/me/platform.git',
  'SHA-256 1f3870be274f6c49b3e31a0c6728957f',
  'namespace: gitlab',
  'existingSecret: gitlab-initial',
  'docker login --password-stdin',
  'kubectl create token me',
  `certificate-authority-data: ${base64('CERTIFICATE')}`,
  `key: ${base64('PUBLIC KEY')}`,
  '+   token (asked for)',
  'image: quay.io/argoproj/argocd:v3.4.5',
])('%s stays', (text) => expect(redacted(text)).toBe(text));

describe('a line of a tool', () => {
  test.each([
    ['\u001b[32mok\u001b[0m', 'ok'],
    ['a\tb  ', 'a    b'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]0;title', 'a\\u{1b}]0;title'],
    ['\u001b(Ba\u001b=b\u0007', 'ab\\u{7}'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['x'.repeat(3000), `${'x'.repeat(2000)}…`],
  ])('%j', (line, shown) => expect(shownLine(line)).toBe(shown));
});

test('a hostile text ends in the time that a test has', () => {
  const text = `${'\u001b[1'.repeat(30_000)}\n${'\u001b]'.repeat(30_000)}\n${'--token '.repeat(20_000)}\npassword:${'"'.repeat(50_000)}\n${'://a:'.repeat(20_000)}\n${'eyJ'.repeat(30_000)}`;
  expect(redacted(text)).toContain('(hidden)');
});
