import { describe, expect, test } from 'vitest';
import { credentialsFor, isSsh } from '../../../../src/domain/argocd/credentials.ts';
import { credentials } from '../../actions/source/switchedObjects.ts';

const address = 'https://gitlab.home.arpa/platform/x.git';

describe('the Secret by which Argo CD opens a repository', () => {
  test.each<[string, string]>([
    ['as it is', address],
    ['without .git', 'https://gitlab.home.arpa/platform/x'],
    ['in other letters', 'https://GitLab.home.arpa/Platform/x.git'],
    ['with spaces around it', `  ${address}\n`],
  ])('has its address %s', (_, url) => {
    expect(credentialsFor([credentials('other', 'https://x'), credentials('own', url)], address)).toBe('own');
  });

  test('is one of its own before one for many, and of those the one for the longest part', () => {
    const many = credentials('many', 'https://gitlab.home.arpa', 'repo-creds');
    const some = credentials('some', 'https://gitlab.home.arpa/platform', 'repo-creds');
    expect(credentialsFor([many, some], address)).toBe('some');
    expect(credentialsFor([many, some, credentials('own', address)], address)).toBe('own');
  });

  test('is none where no address fits', () => {
    const others = [
      credentials('other', 'https://gitlab.home.arpa/platform/y.git'),
      credentials('part', 'https://gitlab.home.arpa/platform'),
      credentials('empty', '', 'repo-creds'),
      { ...credentials('odd', ''), data: { url: '%%%' } },
      { ...credentials('bare', ''), data: null },
    ];
    expect(credentialsFor(others, address)).toBeNull();
  });

  test('is the same for both ways to write an ssh address', () => {
    const own = credentials('own', 'ssh://git@github.com/me/x');
    expect(credentialsFor([own], 'git@github.com:me/x.git')).toBe('own');
  });
});

test.each<[string, boolean]>([
  ['git@github.com:me/x.git', true],
  ['ssh://git@github.com/me/x.git', true],
  [address, false],
  ['http://user@host/x.git', false],
  ['file:///srv/x.git', false],
  ['/srv/a@b:c', false],
])('%s wants a key: %s', (of, wanted) => {
  expect(isSsh(of)).toBe(wanted);
});
