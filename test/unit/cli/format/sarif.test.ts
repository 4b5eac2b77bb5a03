import { describe, expect, test } from 'vitest';
import { sarif } from '../../../../src/cli/format/sarif.ts';
import type { LintReport } from '../../../../src/actions/lint.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { fileWith, lintedOf, reportOf } from '../report.ts';

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Readonly<Record<string, number>>;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly (Location & {
    readonly id: number;
    readonly message: { readonly text: string };
  })[];
}

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly version: string;
        readonly rules: readonly { readonly id: string }[];
      };
    };
    readonly columnKind: string;
    readonly results: readonly Result[];
  }[];
}

/** The log of a report, once it is what SARIF 2.1.0 asks of the parts that we use. */
function check(report: LintReport): readonly Result[] {
  const output = sarif(lintedOf(report));
  expect(output.indexOf('\n')).toBe(output.length - 1);
  const log = JSON.parse(output) as Log;
  expect(log).toMatchObject({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' });
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(run?.tool.driver).toMatchObject({ name: 'Slipway', version: '0.0.0' });
  expect(run?.columnKind).toBe('utf16CodeUnits');
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { ruleId, ruleIndex, level, message, locations, relatedLocations = [] } of run?.results ?? []) {
    expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(level);
    expect(typeof message.text).toBe('string');
    expect(locations).toHaveLength(1);
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      expect(physicalLocation.artifactLocation.uri).toMatch(/^[^\s\\<>"{}|^`]*$/);
      const {
        startLine = 0,
        startColumn = 0,
        endLine = 0,
        endColumn = 0,
        charOffset = -1,
        charLength = -1,
      } = physicalLocation.region;
      expect(Math.min(startLine, startColumn, endLine - startLine + 1, charOffset + 1, charLength + 1)).toBeGreaterThan(
        0,
      );
      expect(endLine > startLine || endColumn >= startColumn).toBe(true);
    }
  }
  return run?.results ?? [];
}

const good = 'apiVersion: v1\nkind: ConfigMap\n';

describe('a result', () => {
  test('tells rule, level, message and place', async () => {
    expect(check(await reportOf({ 'a b/c.yaml': `${good}x: 1\n` }))).toMatchObject([
      {
        ruleId: 'schema/unknown-field',
        level: 'error',
        message: { text: 'Unknown field "x" in ConfigMap.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b/c.yaml' },
              region: {
                startLine: 3,
                startColumn: 1,
                endLine: 3,
                endColumn: 2,
                charOffset: good.length,
                charLength: 1,
              },
            },
          },
        ],
      },
    ]);
  });

  test('tells of related places', async () => {
    const [result] = check(await reportOf({ 'a.yaml': `${good}data: {}\ndata: {}\n` }));
    expect(result?.relatedLocations).toMatchObject([
      { id: 0, message: { text: expect.any(String) as string }, physicalLocation: { region: { startLine: 3 } } },
    ]);
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'note'],
    ['hint', 'none'],
  ] as const)('of severity %s has the level %s', (severity, level) => {
    expect(check({ files: [fileWith('a.yaml', ['x'], { severity })], failures: [] })).toMatchObject([{ level }]);
  });
});

test('Only rules that were broken are listed, each once', async () => {
  const results = check(await reportOf({ 'a.yaml': `${good}x: 1\nz: 1\n---\n${good}data: 5\n` }));
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['schema/unknown-field', 'schema/unknown-field', 'schema/type']);
  expect(check({ files: [], failures: [] })).toEqual([]);
});

describe('whatever is in it, it is SARIF', () => {
  const writable = Object.entries(hostile).filter(([, text]) => text.isWellFormed());
  test.each(writable)('%s', (_, text) => {
    const [result] = check({ files: [fileWith(`${text}.yaml`, [text])], failures: [] });
    expect(result?.message.text).toBe(text);
    expect(
      decodeURIComponent(result?.locations[0]?.physicalLocation.artifactLocation.uri ?? '').replace(/^\.\//, ''),
    ).toBe(`${text.replaceAll('\\', '/')}.yaml`);
  });
});
