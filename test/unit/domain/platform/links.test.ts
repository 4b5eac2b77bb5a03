import { expect, test } from 'vitest';
import { linkRange, tableLinks } from '../../../../src/domain/platform/links.ts';
import { field, textAt } from '../../../../src/domain/own/read.ts';
import { readTable } from '../../../../src/domain/platform/table.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { good, placeOf } from './repo.ts';

test('A folder leads to what is edited there, a part to what it is', () => {
  const text = good['applications.yaml'] ?? '';
  const links = tableLinks(readTable(placeOf(text)), memoryTree(good), text);
  expect(links.map(({ range, path }) => `${text.slice(range.start, range.end)} → ${path}`)).toEqual([
    'phases/1-storage/longhorn → phases/1-storage/longhorn/values.yaml',
    'manifests → phases/1-storage/longhorn/manifests/Chart.yaml',
    'phases/2-services/web → phases/2-services/web/manifests/Chart.yaml',
    'manifests → phases/2-services/web/manifests/Chart.yaml',
    'secrets → phases/2-services/web/secrets/README.md',
    'phases/2-services/ollama → phases/2-services/ollama/values.yaml',
    'phases/2-services/chat → phases/2-services/chat/values.yaml',
  ]);
});

test('What is not there, or outside, is no link', () => {
  const text = 'applications:\n  a: { folder: ../x }\n  b: { folder: phases/9-x/y, parts: [manifests] }\n  c: {}\n';
  expect(tableLinks(readTable(placeOf(text)), memoryTree(good), text)).toEqual([]);
});

test('A link is the value without its quotes', () => {
  const text = 'a: "x/y"\n';
  const read = textAt(field(placeOf(text), 'a'));
  expect(read === null ? null : linkRange(read, text)).toEqual({ start: 4, end: 7 });
});
