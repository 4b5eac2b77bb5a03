import { expect, test } from 'vitest';
import { hasPart, mergedRows, phaseOf, readTable } from '../../../../src/domain/platform/table.ts';
import type { Row } from '../../../../src/domain/platform/table.ts';
import { good, placeOf } from './repo.ts';

const shared = readTable(placeOf(good['applications.yaml'] ?? ''));

function row(text: string): Row {
  const [found] = readTable(placeOf(`applications:\n  x: ${text}\n`));
  if (found === undefined) throw new Error('no row');
  return found;
}

test('A row is read with its places', () => {
  const chat = shared.find(({ name }) => name === 'chat');
  expect(chat).toMatchObject({
    folder: { value: 'phases/2-services/chat' },
    chart: { repository: { value: 'https://charts.example.org' }, version: { value: 'v2.0.0' } },
    parts: null,
    bootstrap: false,
    edges: [{ value: 'ollama' }],
  });
  const web = shared.find(({ name }) => name === 'web');
  expect([
    web === undefined ? null : hasPart(web, 'secrets'),
    web?.traefik?.value,
    web?.lan.map(({ value }) => value),
  ]).toEqual([true, 80, [22]]);
});

test('What is no row has nothing', () => {
  expect(row('5')).toMatchObject({ folder: null, chart: null, edges: [] });
  expect(readTable(placeOf('applications: []\n'))).toEqual([]);
});

test.each([
  ['{ folder: phases/4-services/gitlab }', 4, 'services'],
  ['{ folder: phases/4-services/a/b }', 4, 'services'],
])('%s belongs to phase %d', (text, number, id) => expect(phaseOf(row(text))).toEqual({ number, id }));

test.each(['{}', '{ folder: phases/4-services }', '{ folder: services/gitlab }', '{ folder: phases/services/x }'])(
  '%s belongs to none',
  (text) => expect(phaseOf(row(text))).toBeNull(),
);

test('A later file changes the keys that it has', () => {
  const later = readTable(
    placeOf(
      'applications:\n  longhorn: { bootstrap: false, chart: { version: 2.0.0 }, parts: [] }\n  wiki: { wave: 1 }\n',
    ),
  );
  const rows = mergedRows(shared, later);
  expect([...rows.keys()]).toEqual(['longhorn', 'web', 'ollama', 'chat', 'wiki']);
  expect(rows.get('longhorn')).toMatchObject({
    folder: { value: 'phases/1-storage/longhorn' },
    bootstrap: false,
    chart: { version: { value: '2.0.0' }, repository: { value: 'https://charts.longhorn.io' } },
    parts: [],
  });
  expect(
    mergedRows(shared, readTable(placeOf('applications:\n  longhorn: { wave: 1 }\n'))).get('longhorn')?.bootstrap,
  ).toBe(true);
});
