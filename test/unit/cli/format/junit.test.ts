import { describe, expect, test } from 'vitest';
import { junit } from '../../../../src/cli/format/junit.ts';
import type { LintReport } from '../../../../src/actions/lint.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { fileWith, lintedOf, reportOf } from '../report.ts';
import { elementsOf } from './xml.ts';

function check(report: LintReport, cases: readonly string[]): void {
  const found = elementsOf(junit(lintedOf(report))).flatMap(({ path, attributes }) => {
    const name = path.at(-1) ?? '';
    if (name === 'testcase') return [`${attributes['classname']} ${attributes['name']}`];
    if (name === 'failure') return [`  ${attributes['type']}: ${attributes['message']}`];
    return name === 'skipped' ? [`  skipped: ${attributes['message']}`] : [];
  });
  expect(found).toEqual(cases);
}

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\n';

describe('a case is an object', () => {
  test('with its kind as class, and its namespace and name', async () => {
    check(await reportOf({ 'a.yaml': good }), ['ConfigMap@v1 shop/web']);
  });

  test('It fails by each of its findings', async () => {
    const report = await reportOf({ 'a.yaml': `${good}---\n${good}x: 1\nz: 1\n` });
    check(report, [
      'ConfigMap@v1 shop/web',
      'ConfigMap@v1 shop/web',
      '  schema/unknown-field: Unknown field "x" in ConfigMap.',
      '  schema/unknown-field: Unknown field "z" in ConfigMap.',
    ]);
  });

  test('It is skipped when it was not judged', async () => {
    check(await reportOf({ 'a.yaml': 'apiVersion: x.io/v1\nkind: Ship\n---\na: {{ .x }}\n' }), [
      'Ship@x.io/v1 document 0',
      '  skipped: No schema is known for x.io/v1 Ship.',
      'document document 1',
      '  skipped: It is a Helm template: what it will be is not known from its text.',
    ]);
  });

  test('Items of a List are cases of their own', async () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, x: 1}\n- {apiVersion: v1, kind: ConfigMap}\n';
    check(await reportOf({ 'a.yaml': list }), [
      'ConfigMap@v1 document 0',
      '  schema/unknown-field: Unknown field "x" in ConfigMap.',
      'ConfigMap@v1 document 0',
    ]);
  });

  test('What belongs to no object is a case of the file', async () => {
    check({ files: [{ ...fileWith('a.yaml', ['It is too large.']), objects: [] }], failures: [] }, [
      'file a.yaml',
      '  schema/type: It is too large.',
    ]);
  });

  test('Hints and information are no failures', () => {
    const report = {
      files: [
        fileWith('a.yaml', ['A hint.'], { severity: 'hint' }),
        fileWith('b.yaml', ['A word.'], { severity: 'information' }),
      ],
      failures: [],
    };
    check(report, ['ConfigMap@v1 shop/web', 'ConfigMap@v1 shop/web']);
  });
});

test('The numbers are those of the cases', async () => {
  const report = await reportOf({ 'a.yaml': `${good}---\n${good}x: 1\n`, 'b.yaml': 'a: 1\n' });
  const [suites, ...rest] = elementsOf(junit(lintedOf(report)));
  expect(suites?.attributes).toMatchObject({ tests: '3', failures: '1', errors: '0' });
  const [first, second] = rest.filter(({ path }) => path.at(-1) === 'testsuite');
  expect(first?.attributes).toMatchObject({ name: 'a.yaml', id: '0', tests: '2', failures: '1', skipped: '0' });
  expect(second?.attributes).toMatchObject({ name: 'b.yaml', id: '1', tests: '1', failures: '0', skipped: '1' });
});

describe('whatever is in it, it is well-formed', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const report = { files: [fileWith(`${text}.yaml`, [text], {}, text)], failures: [] };
    const elements = elementsOf(junit(lintedOf(report)));
    expect(elements.map(({ path }) => path.at(-1))).toEqual(['testsuites', 'testsuite', 'testcase', 'failure']);
    expect(elements.at(-1)?.attributes['message']).toBe(writable(text));
  });
});

/** XML has no way to write these: they are replaced. */
function writable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the characters that XML can't hold
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
