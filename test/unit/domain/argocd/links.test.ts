import { expect, test } from 'vitest';
import { applicationLink } from '../../../../src/domain/argocd/links.ts';
import { application } from './fixtures.ts';

const managed = (url: string) => application('a', { annotations: { 'argocd.argoproj.io/managed-by-url': url } });
const base = 'https://argocd.example';

test.each([
  ['the address of the instance', application('a'), base, `${base}/applications/argocd/a`],
  [
    'one with a path, a slash and a query',
    application('a'),
    `${base}:8443/argo/?x=1#y`,
    `${base}:8443/argo/applications/argocd/a`,
  ],
  ['http', application('a'), 'http://argocd.example', 'http://argocd.example/applications/argocd/a'],
  [
    'what the application says, which wins',
    managed('https://other.example/'),
    base,
    'https://other.example/applications/argocd/a',
  ],
  [
    'what the application says alone',
    managed('https://other.example'),
    null,
    'https://other.example/applications/argocd/a',
  ],
  ['what it says, if that is no address', managed('javascript:alert(1)'), base, `${base}/applications/argocd/a`],
  ['an address nobody knows', application('a'), null, null],
  ['a script', application('a'), 'javascript:alert(1)', null],
  ['a command of the editor', application('a'), 'command:workbench.action.quit', null],
  ['a file', application('a'), 'file:///etc/passwd', null],
  ['one with a password in it', application('a'), 'https://ada:secret@argocd.example', null],
  ['one that is too long', application('a'), `${base}/${'x'.repeat(2_000)}`, null],
  ['no address at all', application('a'), 'argocd', null],
  ['a name that is none', application('../../settings'), base, null],
  ['a namespace that is none', application('a', { metadata: { namespace: '..' } }), base, null],
])('%s', (_, one, url, link) => expect(applicationLink(one, url)).toBe(link));
