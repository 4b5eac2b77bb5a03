import { expect, test } from 'vitest';
import { isGlobMatch } from '../../../../src/domain/argocd/glob.ts';

test.each([
  ['*', ''],
  ['gitlab', 'gitlab'],
  ['git*', 'gitlab'],
  ['*lab', 'gitlab'],
  ['**', 'a/b'],
  ['https://*', 'https://kubernetes.default.svc'],
  ['g?tlab', 'gitlab'],
  ['[a-h]itlab', 'gitlab'],
  ['[ghi]itlab', 'gitlab'],
  ['[!a-f]itlab', 'gitlab'],
  ['{gitlab,n8n}', 'n8n'],
  ['{git{lab,ea},n8n}-*', 'gitea-runner'],
  ['a\\*b', 'a*b'],
  ['a,b}', 'a,b}'],
  ['a.b', 'a.b'],
  ['a-b', 'a-b'],
  ['{a', 'a'],
  ['{a,{b', 'b'],
  ['a\\', 'a'],
])('%s fits %j', (pattern, text) => expect(isGlobMatch(pattern, text)).toBe(true));

test.each([
  ['gitlab', 'gitlab-runner'],
  ['lab', 'gitlab'],
  ['git?', 'git'],
  ['[!g]itlab', 'gitlab'],
  ['{a,b}', 'c'],
  ['a.b', 'axb'],
  ['a\\*b', 'axb'],
  ['^a$', 'a'],
  ['', 'a'],
  ['[a', 'a'],
  ['[z-a]', 'm'],
])('%s does not fit %j', (pattern, text) => expect(isGlobMatch(pattern, text)).toBe(false));

test('A pattern of more than a thousand characters fits nothing, and one of less takes no time', () => {
  const text = 'a'.repeat(700);
  expect([isGlobMatch('a*'.repeat(499), text), isGlobMatch('a*'.repeat(600), text)]).toEqual([true, false]);
});
