import { expect, test } from 'vitest';
import { progressOf } from '../../../../src/domain/argocd/waiting.ts';
import type { Application } from '../../../../src/domain/argocd/application.ts';
import { application, health, now } from './fixtures.ts';

const revision = application('x').sync?.revisions[1] ?? '';
const repoURL = 'https://git.example/platform.git';
const at = (commit: string): Application =>
  application('root', {
    spec: { sources: undefined, source: { repoURL, path: 'root' } },
    status: { sync: { status: 'Synced', revision: commit } },
  });
const root = at(revision);

const rows = new Map(
  [
    ['a', -1],
    ['b', 0],
    ['c', 1],
    ['d', 1],
  ].map(([name, wave]) => [String(name), { phase: 1, wave: Number(wave) }]),
);

function sentence(applications: readonly Application[], of: Application = root): string {
  return progressOf(['a', 'b', 'c', 'd'], [of, ...applications], of, now, { root: 'root', rows }).sentence;
}

const wave = (name: string, number: number, more: object = {}): Application =>
  application(name, { annotations: { 'argocd.argoproj.io/sync-wave': String(number) }, ...more });

test('All are well', () => {
  const all = [wave('a', -1), wave('b', 0), wave('c', 1), wave('d', 1)];
  expect(sentence(all)).toBe('4 of 4 are in sync and healthy.');
  expect(progressOf(['a', 'b'], [root, ...all], root, now, { root: 'root', rows })).toMatchObject({
    well: 2,
    wanted: 2,
  });
});

test('Who holds the others up is named, and how many wait', () => {
  expect(sentence([wave('a', -1), wave('b', 0, { status: health('Progressing') })])).toBe(
    '1 of 4 are in sync and healthy; b — its resources are not ready yet; c and 1 more wait for b.',
  );
});

test('Somebody who is no row may be to blame', () => {
  const other = wave('a', -1, { status: health('Degraded') });
  const { sentence: said } = progressOf(['c'], [root, other], root, now, { root: 'root', rows });
  expect(said).toBe(
    '0 of 1 are in sync and healthy; a — one of its resources is degraded; c waits for a and 0 more.'.replace(
      ' and 0 more',
      '',
    ),
  );
});

test('Who is well at another commit has not arrived', () => {
  const all = [wave('a', -1), wave('b', 0), wave('c', 1), wave('d', 1)];
  expect(sentence(all, at('f'.repeat(40)))).toBe(
    '0 of 4 are in sync and healthy; a is not at the commit of root yet (fffffff).',
  );
});

test('Nobody is there yet', () => {
  expect(sentence([])).toBe('0 of 4 are in sync and healthy; a is not there yet; b and 2 more wait for a.');
});
