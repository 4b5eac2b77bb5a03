import { describe, expect, test } from 'vitest';
import { json, slashed } from '../../../../src/cli/format/json.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { words } from '../../words.ts';
import { fileWith, lintedOf, reportOf } from '../report.ts';

interface Output {
  readonly documents: readonly Record<string, unknown>[];
  readonly findings: readonly Record<string, unknown>[];
}

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\n';

describe('the shape of slipway.lint/1', () => {
  test('has exactly the fields that docs/command-line.md names', async () => {
    const output = JSON.parse(json(lintedOf(await reportOf({ 'a.yaml': `${good}dato: 1\n` })))) as Output;
    expect(Object.keys(output)).toEqual(
      words('format version kubernetesVersion documents findings suppressed summary'),
    );
    expect(Object.keys(output.documents[0] ?? {})).toEqual(
      words('file document item apiVersion kind namespace name range status reason judged'),
    );
    expect(Object.keys(output.findings[0] ?? {})).toEqual(
      words('code severity message file document item pointer property range related help fixes'),
    );
  });

  test('A finding is whole', async () => {
    const output = JSON.parse(json(lintedOf(await reportOf({ 'a.yaml': `${good}dato: 1\n` })))) as Output;
    const range = {
      start: { line: 4, column: 1, offset: good.length },
      end: { line: 4, column: 5, offset: good.length + 4 },
    };
    expect(output.findings).toMatchObject([
      {
        code: 'schema/unknown-field',
        severity: 'error',
        file: 'a.yaml',
        document: 0,
        item: null,
        pointer: '/dato',
        property: null,
        range,
        related: [],
        help: 'docs/findings/schema/unknown-field.md',
        fixes: [{ title: 'Change to "data"', preferred: true, edits: [{ file: 'a.yaml', range, newText: 'data' }] }],
      },
    ]);
  });

  test('Related places name their file', async () => {
    const output = JSON.parse(json(lintedOf(await reportOf({ 'a.yaml': `${good}data: {}\ndata: {}\n` })))) as Output;
    expect(output.findings).toMatchObject([
      {
        code: 'yaml/duplicate-key',
        related: [{ file: 'a.yaml', range: { start: { line: 4 } }, message: expect.any(String) as string }],
      },
    ]);
  });

  const statuses: readonly (readonly [rule: string, text: string, status: string, judged: object])[] = [
    [
      'What is valid was judged',
      good,
      'valid',
      { schema: { status: 'judged', source: 'bundled', reason: null }, secrets: 'judged' },
    ],
    ['What is invalid was judged', `${good}x: 1\n`, 'invalid', { schema: { status: 'judged' } }],
    [
      'What has no schema was not',
      'apiVersion: x.io/v1\nkind: Ship\n',
      'unjudged',
      { schema: { status: 'unjudged', source: null, reason: 'No schema is known for x.io/v1 Ship.' } },
    ],
    ['Other YAML was not', 'a: 1\n', 'skipped', { schema: { status: 'unjudged' }, secrets: 'unjudged' }],
    ['What can not be read was not', `${good}x: *z1\n`, 'error', { schema: { status: 'unjudged' } }],
  ];
  test.each(statuses)('%s', async (_, text, status, judged) => {
    const output = JSON.parse(json(lintedOf(await reportOf({ 'a.yaml': text })))) as Output;
    expect(output.documents).toMatchObject([
      { status, judged: { policy: { status: 'off', matched: 0, unjudged: 0 }, ...judged } },
    ]);
  });

  test('As kubeconform nobody looks for secrets', async () => {
    const output = JSON.parse(json({ ...lintedOf(await reportOf({ 'a.yaml': good })), like: true })) as Output;
    expect(output.documents).toMatchObject([{ judged: { secrets: 'off' } }]);
  });
});

describe('one object on one line', () => {
  test('with a newline, and identical for identical input', async () => {
    const files = { 'b.yaml': `${good}x: 1\n`, 'a.yaml': 'a: *b\n' };
    const output = json(lintedOf(await reportOf(files)));
    expect(output.indexOf('\n')).toBe(output.length - 1);
    expect(json(lintedOf(await reportOf(Object.fromEntries(Object.entries(files).toReversed()))))).toBe(output);
  });

  test.each(Object.entries(hostile))('whatever is in it: %s', (_, text) => {
    const output = json(lintedOf({ files: [fileWith(text, [text])], failures: [] }));
    expect(output.indexOf('\n')).toBe(output.length - 1);
    expect((JSON.parse(output) as Output).findings).toMatchObject([
      { message: text, file: text.replaceAll('\\', '/') },
    ]);
  });
});

test('A path has slashes', () => expect(slashed('a\\b/c')).toBe('a/b/c'));
