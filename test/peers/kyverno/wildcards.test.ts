import { beforeAll, expect, test } from 'vitest';
import { hasWildcard, wildcard } from '../../../src/domain/policy/wildcard.ts';
import { table, type GoFile } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { fieldOf, kyvernoFile, textOf } from './tables.ts';

describeWithPeers('Wildcards of Kyverno', () => {
  let [match, utils] = [{}, {}] as [GoFile, GoFile];

  beforeAll(async () => {
    match = await kyvernoFile('ext/wildcard/match_test.go');
    utils = await kyvernoFile('ext/wildcard/utils_test.go');
  });

  test('Texts are like the patterns that Kyverno says', () => {
    const rows = table(match, 'TestMatch', 'testCases');
    expect(rows).toHaveLength(52);
    expect(rows.filter((row) => wildcard(textOf(row['pattern']), textOf(row['text'])) !== row['matched'])).toEqual([]);
  });

  test('Patterns are told from texts', () => {
    const rows = table(utils, 'TestContainsWildcard', 'tests');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => hasWildcard(textOf(fieldOf(row['args'], 'v'))) !== row['want'])).toEqual([]);
  });
});
