import { expect, test } from 'vitest';
import { releaseByOf, uncommittedWay } from '../../../../src/domain/bootstrap/releaseBy.ts';
import type { Plain } from '../../../../src/domain/plain.ts';

test.each<readonly [Plain, object]>([
  [{ repository: { releaseBy: 'merge-request' } }, { by: 'merge-request' }],
  [{ repository: { releaseBy: 'push' } }, { by: 'push' }],
  [{ repository: {} }, { by: 'push' }],
  [null, { by: 'push' }],
  [
    { repository: { releaseBy: 'mail' } },
    { problem: 'platform.repository.releaseBy in platform.yaml is "mail"; it is push or merge-request.' },
  ],
  [
    { repository: { releaseBy: null } },
    { problem: 'platform.repository.releaseBy in platform.yaml is null; it is push or merge-request.' },
  ],
])('%j', (platform, way) => {
  expect(releaseByOf(platform)).toEqual(way);
});

const platformOf = (how: string): string => `platform: { releasedPhase: 1, repository: { source: github${how} } }\n`;
const [byPush, byRequest] = [platformOf(''), platformOf(', releaseBy: merge-request')];
const counts = 'which is what counts; commit it, or take it back.';

test.each<readonly [what: string, committed: string | null, written: string | null, sentence: string | null]>([
  ['as it is committed', byRequest, byRequest, null],
  ['said and not said', platformOf(', releaseBy: push'), byPush, null],
  ['not committed', byPush, byRequest, `is merge-request here, and push in its commit, ${counts}`],
  ['taken out and not committed', byRequest, byPush, `is push here, and merge-request in its commit, ${counts}`],
  ['no way, not committed', byPush, platformOf(', releaseBy: mail'), 'is "mail"; it is push or merge-request.'],
  ['no way in the commit', platformOf(', releaseBy: mail'), byPush, null],
  ['a file that is gone', byPush, null, null],
  ['a file that can not be read', byPush, 'platform: [', null],
  ['a file in no commit', null, byRequest, null],
])('the way here: %s', (_, committed, written, sentence) => {
  const prefix = 'platform.repository.releaseBy in platform.yaml ';
  expect(uncommittedWay(committed, written)).toBe(sentence === null ? null : `${prefix}${sentence}`);
});
