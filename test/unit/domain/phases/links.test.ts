import { expect, test } from 'vitest';
import { phaseLinks } from '../../../../src/domain/phases/links.ts';
import { readPhase } from '../../../../src/domain/phases/phase.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { good, placeOf } from '../platform/repo.ts';

function check(path: string, expected: readonly string[], more: Readonly<Record<string, string>> = {}): void {
  const text = good[path] ?? '';
  const folder = path.slice(0, path.lastIndexOf('/'));
  const links = phaseLinks(readPhase(placeOf(text)), folder, memoryTree({ ...good, ...more }), text);
  expect(
    links.map(({ range, path: to, line }) => `${text.slice(range.start, range.end)} → ${to} ${line ?? '-'}`),
  ).toEqual(expected);
}

test('Scripts, and parts of pages by their line', () =>
  check('phases/0-hosts/phase.yaml', [
    'bootstrap/hosts/prepare.sh → bootstrap/hosts/prepare.sh -',
    'docs/undo.md#hosts → docs/undo.md 6',
  ]));

test('Manifests, from the folder of the phase', () =>
  check('phases/1-storage/phase.yaml', [
    'docs/undo.md#longhorn → docs/undo.md 2',
    'probes/volume.yaml → phases/1-storage/probes/volume.yaml -',
  ]));

test('Files that are there', () => {
  const sealed = 'phases/2-services/web/secrets/web.yaml';
  check('phases/2-services/phase.yaml', []);
  check('phases/2-services/phase.yaml', [`${sealed} → ${sealed} -`, `${sealed} → ${sealed} -`], { [sealed]: '' });
});
