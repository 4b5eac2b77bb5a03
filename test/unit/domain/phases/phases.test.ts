import { expect, test } from 'vitest';
import { phasesIn } from '../../../../src/domain/phases/phases.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { good } from '../platform/repo.ts';

test('The phases are the folders, in the order of their numbers', () => {
  const tree = memoryTree({
    ...good,
    'phases/10-last/phase.yaml': 'title: Last\n',
    'phases/3-empty/x': '',
    'phases/notes.md': '',
    'phases/old/phase.yaml': '',
  });
  expect(phasesIn(tree).map(({ number, id, path, phase }) => [number, id, path, phase?.title?.value])).toEqual([
    [0, 'hosts', 'phases/0-hosts/phase.yaml', 'Hosts'],
    [1, 'storage', 'phases/1-storage/phase.yaml', 'Storage'],
    [2, 'services', 'phases/2-services/phase.yaml', 'Services'],
    [3, 'empty', 'phases/3-empty/phase.yaml', undefined],
    [10, 'last', 'phases/10-last/phase.yaml', 'Last'],
  ]);
});

test('A repository may have none', () => expect(phasesIn(memoryTree({}))).toEqual([]));
