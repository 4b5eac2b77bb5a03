import { expect, test } from 'vitest';
import {
  hostOf,
  isSameRepository,
  readFrom,
  shownAddress,
  webAddress,
} from '../../../../src/domain/bootstrap/address.ts';

const platform = { network: { domain: 'lab.home.arpa' } };

test.each<readonly [string, string, boolean]>([
  ['https://github.com/me/platform.git', 'git@github.com:me/platform.git', true],
  ['https://GitHub.com/me/platform', 'ssh://git@github.com/me/platform.git/', true],
  ['https://me:secret@github.com/me/platform.git', 'https://github.com/me/platform', true],
  ['ssh://git@git.home.arpa:2222/me/platform.git', 'https://git.home.arpa/me/platform.git', true],
  ['file:///srv/platform.git', '/srv/platform.git', true],
  ['git://127.0.0.1:9418/platform-repo.git', 'git://127.0.0.1:9418/platform-repo.git', true],
  ['http://gitlab.gitlab.svc.cluster.local/p/r.git', 'git@gitlab.lab.home.arpa:p/r.git', true],
  ['https://gitlab.lab.home.arpa/p/r.git', 'http://gitlab.gitlab.svc/p/r.git', true],
  ['https://github.com/me/platform.git', 'https://github.com/you/platform.git', false],
  ['https://github.com/me/platform.git', 'https://gitlab.com/me/platform.git', false],
  ['http://gitlab.gitlab.svc.cluster.local/p/r.git', 'https://gitlab.elsewhere.arpa/p/r.git', false],
  ['http://gitlab.gitlab.svc.cluster.local/p/r.git', 'https://gitlab.lab.home.arpa/p/other.git', false],
  ['relative', 'relative', true],
  ['relative', 'other', false],
  ['relative', 'https://github.com/me/relative', false],
  // Paths are as they are written: servers tell them apart.
  ['https://github.com/me/Platform', 'https://github.com/me/platform', false],
])('%s and %s', (one, other, same) => {
  expect(isSameRepository(one, other, platform)).toBe(same);
  expect(isSameRepository(other, one, platform)).toBe(same);
});

test.each([
  ['https://me:secret@github.com/me/r.git', 'https://github.com/me/r.git'],
  ['https://token@github.com/me/r.git', 'https://github.com/me/r.git'],
  ['ssh://git:secret@host/r.git', 'ssh://host/r.git'],
  ['ssh://git@host/r.git', 'ssh://git@host/r.git'],
  ['git@host:r.git', 'git@host:r.git'],
  ['/srv/r.git', '/srv/r.git'],
])('%s is shown without what opens it', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});

test.each([
  ['https://me@GitHub.com:443/me/r.git', 'github.com'],
  ['ssh://git@git.home.arpa:2222/me/r.git', 'git.home.arpa'],
  ['git@git.home.arpa:me/r.git', 'git.home.arpa'],
  ['file:///srv/r.git', null],
  ['/srv/r.git', null],
  ['relative', null],
])('the host of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test('Argo CD reads the mirror or the primary, as the source says', () => {
  const repository = { primary: 'p', mirror: 'm', revision: 'main' };
  expect(readFrom({ repository: { ...repository, source: 'github' } })).toEqual({ address: 'm', revision: 'main' });
  expect(readFrom({ repository: { ...repository, source: 'gitlab' } })).toEqual({ address: 'p', revision: 'main' });
  for (const lacking of [{ source: 'svn' }, { mirror: '', source: 'github' }, { revision: '', source: 'github' }])
    expect(readFrom({ repository: { ...repository, ...lacking } })).toBeNull();
  for (const none of [null, 'x', {}, { repository: [] }]) expect(readFrom(none)).toBeNull();
});

test.each([
  ['https://me:secret@GitHub.com/me/r.git', 'https://github.com/me/r'],
  ['https://git.home.arpa:8443/me/r.git/', 'https://git.home.arpa:8443/me/r'],
  ['git@gitlab.com:group/sub/r.git', 'https://gitlab.com/group/sub/r'],
  ['ssh://git@git.home.arpa:2222/me/r.git', 'https://git.home.arpa/me/r'],
  ['git@work:me/r.git', null],
  ['http://gitlab.gitlab.svc.cluster.local/p/r.git', null],
  ['https://gitlab.gitlab.svc/p/r.git', null],
  ['http://git.home.arpa/me/r.git', null],
  ['git://git.home.arpa/me/r.git', null],
  ['file:///srv/r.git', null],
  ['/srv/r.git', null],
  ['https://[/me/r.git', null],
  ['', null],
])('on the web %s is at %s', (address, web) => {
  expect(webAddress(address)).toBe(web);
});
