import { describe, expect, test } from 'vitest';
import { text } from '../../../../src/cli/format/text.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { fileWith, lintedOf, reportOf } from '../report.ts';

/** The last line, which counts. */
async function check(files: Readonly<Record<string, string>>, conclusion: string): Promise<void> {
  expect(
    text(lintedOf(await reportOf(files)))
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe(conclusion);
}

describe('the last line counts what was checked', () => {
  const good = 'apiVersion: v1\nkind: ConfigMap\n';
  const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ 'a.yaml': good }, 'Checked 1 manifest in 1 file: 0 errors.'],
    [{ 'a.yaml': `${good}x: 1\n`, 'b.yaml': good }, 'Checked 2 manifests in 2 files: 1 error.'],
    [{ 'a.yaml': `${good}x: 1\nz: 1\n` }, 'Checked 1 manifest in 1 file: 2 errors.'],
    [
      { 'a.yaml': 'apiVersion: x.io/v1\nkind: Ship\n' },
      'Checked 1 manifest in 1 file: 0 errors, 1 not judged (no schema).',
    ],
    [
      { 'a.yaml': 'a: 1\n' },
      'Checked 0 manifests in 1 file: 0 errors, 1 skipped (not Kubernetes, or a Helm template).',
    ],
    [{ 'a.yaml': '' }, 'Checked 0 manifests in 1 file: 0 errors.'],
  ];
  test.each(cases)('%j: %s', (files, conclusion) => check(files, conclusion));

  test('Warnings are counted when there are some', () => {
    const report = { files: [fileWith('a.yaml', ['It is odd.'], { severity: 'warning' })], failures: [] };
    expect(text(lintedOf(report))).toContain(': 0 errors, 1 warning.');
  });
});

describe('a finding is a line as compilers print it', () => {
  test('with file, line, column, severity, message and code', () => {
    const report = { files: [fileWith('a\\b.yaml', ['It is wrong.'])], failures: [] };
    expect(text(lintedOf(report)).split('\n')[0]).toBe('a/b.yaml:2:1: error: It is wrong. (schema/type)');
  });

  test('A hint is printed too: it tells what was not judged', () => {
    expect(text(lintedOf({ files: [fileWith('a.yaml', ['A hint.'], { severity: 'hint' })], failures: [] }))).toContain(
      'a.yaml:2:1: hint: A hint. (schema/type)',
    );
  });

  test('Nothing is printed when nothing was looked at', () =>
    expect(text(lintedOf({ files: [], failures: [] }))).toBe(''));

  test.each(Object.entries(hostile))('It is one line, whatever is in it: %s', (_, string) => {
    const output = text(lintedOf({ files: [fileWith(`${string}.yaml`, [`Bad ${string}.`])], failures: [] }));
    expect(output.split(/[\r\n\u2028\u2029]/)).toHaveLength(3);
    // oxlint-disable-next-line no-control-regex -- what a terminal obeys
    expect(output.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
