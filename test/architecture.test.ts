import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from './architecture/rules.ts';
import { sourcesIn } from './architecture/source.ts';

const fixtures = join(import.meta.dirname, 'architecture');
const names = rules.map(({ name }) => name);

describe('the house is built as it is drawn', () => {
  const sources = sourcesIn(join(import.meta.dirname, '..'));

  test.each(rules)('$name: $why', ({ why, breaches }) => {
    expect({ why, breaches: breaches(sources) }).toEqual({ why, breaches: [] });
  });
});

describe('a breach is found', () => {
  test.each(names)('%s: its fixture breaks this rule and no other', (name) => {
    const sources = sourcesIn(join(fixtures, name), '.txt');
    expect(sources.length).toBeGreaterThan(0);
    expect(rules.filter(({ breaches }) => breaches(sources).length > 0).map((rule) => rule.name)).toEqual([name]);
  });

  test('Every rule has a fixture, and every fixture a rule', () => {
    const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });
});
