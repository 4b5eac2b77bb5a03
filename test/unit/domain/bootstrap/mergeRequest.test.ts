import { describe, expect, test } from 'vitest';
import {
  requestBranch,
  requestOptions,
  requestPage,
  requestUrl,
} from '../../../../src/domain/bootstrap/mergeRequest.ts';

test('A branch has the name of its phase', () => {
  expect(requestBranch('security')).toBe('slipway/release-security');
});

test('GitLab is asked by options, and GitHub takes none', () => {
  const of = { target: 'main', title: 'feat: release security' };
  expect(requestOptions('gitlab', of)).toEqual([
    'merge_request.create',
    'merge_request.target=main',
    'merge_request.title=feat: release security',
    'merge_request.remove_source_branch',
  ]);
  expect(requestOptions('github', of)).toEqual([]);
});

describe('where the request is', () => {
  const gitlab = 'git@gitlab.home.arpa:me/platform.git';
  const github = 'https://github.com/me/platform.git';
  const merge = 'https://gitlab.home.arpa/me/platform/-/merge_requests/7';

  test.each<readonly [what: string, remote: string, said: readonly string[], url: string | null]>([
    ['GitLab, which has made one', gitlab, ['View merge request for slipway/release-x:', `  ${merge}`], merge],
    [
      'GitLab, which has made none',
      'ssh://git@gitlab.home.arpa:2222/me/platform.git',
      ['To create a merge request for x, visit:', `${merge.replace('7', 'new')}?merge_request%5Bsource_branch%5D=x`],
      `${merge.replace('7', 'new')}?merge_request%5Bsource_branch%5D=x`,
    ],
    [
      'GitHub',
      github,
      [
        "Create a pull request for 'slipway/release-x' on GitHub by visiting:",
        '     https://github.com/me/platform/pull/new/slipway/release-x        ',
      ],
      'https://github.com/me/platform/pull/new/slipway/release-x',
    ],
    [
      'Forgejo, on another port',
      'https://GIT.home.arpa/me/platform',
      ['https://git.home.arpa:3000/me/platform/compare/main...x'],
      'https://git.home.arpa:3000/me/platform/compare/main...x',
    ],
    ['the end of a sentence', gitlab, [`It is at ${merge}.`], merge],
    ['the first of several', gitlab, ['https://gitlab.home.arpa/help', merge, `${merge}1`], merge],
    ['nothing', gitlab, [], null],
    ['a banner', gitlab, ['Read https://gitlab.home.arpa/help first.'], null],
    ['another host', gitlab, ['https://evil.example/-/merge_requests/7'], null],
    ['a host that begins alike', gitlab, ['https://gitlab.home.arpa.evil.example/-/merge_requests/7'], null],
    ['a name before the host', gitlab, ['https://gitlab.home.arpa@evil.example/-/merge_requests/7'], null],
    ['a name and a password', gitlab, ['https://me:secret@gitlab.home.arpa/-/merge_requests/7'], null],
    ['http', gitlab, ['http://gitlab.home.arpa/me/platform/-/merge_requests/7'], null],
    ['a command', gitlab, ['command:workbench.action.quit?/merge_requests/7'], null],
    ['what is no address', gitlab, ['https://[/merge_requests/7'], null],
    ['orders to a terminal', gitlab, ['https://gitlab.home.arpa/\u001b]0;x\u0007/merge_requests/7'], null],
    ['a remote on this machine', '/srv/platform.git', ['https://gitlab.home.arpa/me/-/merge_requests/7'], null],
  ])('%s', (_, remote, said, url) => {
    expect(requestUrl(said, remote)).toBe(url);
  });

  test('is found in time, whatever is said', () => {
    const begun = Date.now();
    requestUrl(['https://'.repeat(50_000), `https://${'.'.repeat(500_000)}`], gitlab);
    expect(Date.now() - begun).toBeLessThan(2000);
  });
});

const of = { aside: 'slipway/release-x', target: 'main' };
const [github, gitlab] = ['https://github.com/me/p.git', 'git@gitlab.home.arpa:me/p.git'];

test.each<readonly ['gitlab' | 'github', readonly string[], string | null]>([
  ['github', [github], 'https://github.com/me/p/compare/main...slipway/release-x'],
  ['gitlab', [gitlab], 'https://gitlab.home.arpa/me/p/-/merge_requests?state=opened&source_branch=slipway%2Frelease-x'],
  ['github', ['git@work:me/p.git', github], 'https://github.com/me/p/compare/main...slipway/release-x'],
  ['github', ['/srv/p.git', ''], null],
])('Where a request of %s is, which nobody tells, is made of %j', (source, addresses, page) => {
  expect(requestPage(source, of, addresses)).toBe(page);
});

test('A branch leads nowhere else', () => {
  const target = 'a?b#c/../d';
  expect(requestPage('github', { ...of, target }, [github])).toBe(
    'https://github.com/me/p/compare/a%3Fb%23c/../d...slipway/release-x',
  );
});
