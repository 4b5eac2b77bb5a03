import { expect, test } from 'vitest';
import { dataOf, prepared } from '../../../../src/domain/phases/expression.ts';
import { given, isKnown } from '../../../../src/domain/phases/given.ts';
import { template } from './template.ts';

const { spec } = template();
const git = { branch: null, head: 'abc', upstream: null, ahead: 1, behind: 0, dirty: true, files: ['a'] };

test.each([
  ['platform.releasedPhase', 6],
  ['applications.n8n.enabled', true],
  ['applications.n8n.phase', 4],
  ["applications['gitlab-runner'].namespace", 'gitlab-runner'],
  ['git.head', 'abc'],
  ['has(git.branch)', false],
  ['has(git.upstream)', false],
  ['git.files', ['a']],
  ["now == timestamp('2026-11-26T12:00:00Z')", true],
  ['mine', 7],
  ['applications.size() > 20', true],
])('%s is %j', (expression, value) => {
  const variables = given(spec, { git, now: Date.UTC(2026, 10, 26, 12) }, { mine: 7, applications: 'hidden' });
  expect(dataOf(prepared(expression), variables)).toEqual({ value });
});

test('What nobody knows is no variable', () => {
  const variables = given({ ...spec, platform: null }, { git: { failure: 'no' }, now: 0 });
  expect([variables.has('platform'), variables.has('git')]).toEqual([false, false]);
  expect([isKnown(null), isKnown({ failure: '' }), isKnown(git)]).toEqual([false, false, true]);
});
