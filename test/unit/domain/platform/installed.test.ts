import { expect, test } from 'vitest';
import { isInstalled, onlyWithCard } from '../../../../src/domain/platform/installed.ts';
import { readPlatform } from '../../../../src/domain/platform/platform.ts';
import { mergedRows, readTable } from '../../../../src/domain/platform/table.ts';
import { placeOf } from './repo.ts';

const platform = readPlatform(
  placeOf('platform:\n  gpu: { enabled: false }\n  optional: { chat: true, wiki: false, odd: 1 }\n'),
);
const rows = mergedRows(
  readTable(
    placeOf(
      `applications:
  always: { wave: 1 }
  chat: { when: "{{ .Values.platform.optional.chat }}" }
  wiki: { when: "{{ .Values.platform.optional.wiki }}" }
  card: { when: "{{ .Values.platform.gpu.enabled }}" }
  both: { when: "{{ and .Values.platform.gpu.enabled .Values.platform.optional.chat }}" }
  odd: { when: "{{ .Values.platform.optional.odd }}" }
  never: { when: "false" }
  other: { when: "{{ .Values.applications.chat }}" }
`,
    ),
  ),
);

test.each([
  ['always', true],
  ['chat', true],
  ['wiki', false],
  ['card', false],
  ['both', null],
  ['odd', null],
  ['never', false],
  ['other', null],
  ['unknown', false],
])('%s is installed: %s', (name, installed) => {
  if (platform === null) throw new Error('no platform');
  expect(isInstalled(name, platform, rows)).toBe(installed);
});

test.each([
  ['chat', true],
  ['wiki', false],
  ['unknown', true],
])('Without a table, %s is installed: %s', (name, installed) => {
  if (platform === null) throw new Error('no platform');
  expect(isInstalled(name, platform, null)).toBe(installed);
});

test('What reads the switch of the card needs one', () => {
  expect([...rows.values()].filter(onlyWithCard).map(({ name }) => name)).toEqual(['card', 'both']);
});
