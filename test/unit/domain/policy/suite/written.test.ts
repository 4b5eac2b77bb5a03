import { describe, expect, test } from 'vitest';
import { testsIn } from '../../../../../src/domain/policy/suite/testsIn.ts';
import { writtenRows } from '../../../../../src/domain/policy/suite/written.ts';
import type { WrittenRow } from '../../../../../src/domain/policy/suite/written.ts';

function textOf(...results: readonly string[]): string {
  return `apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: t}\nresults: [${results.join(', ')}]\n`;
}

function rowsIn(text: string): readonly WrittenRow[] {
  return writtenRows(testsIn(text).tests.map(({ test: one }) => one)).flat();
}

describe('a row', () => {
  test.each([
    ['{policy: p, kind: Pod, result: pass, resources: [a, x/b]}', ['Pod a: p', 'Pod x/b: p'], ['a', 'x/b']],
    ['{policy: p, rule: r, result: pass, resources: [a]}', ['a: p/r'], ['a']],
    ['{policy: p, kind: Pod, result: fail}', ['Pod: p'], ['{policy: p, kind: Pod, result: fail}']],
    ['{policy: p, operation: DELETE, result: fail, resources: [a]}', ['a: p (DELETE)'], ['a']],
  ])('%s', (result, names, places) => {
    const text = textOf(result);
    const rows = rowsIn(text);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(rows.map(({ expected: { range } }) => text.slice(range.start, range.end))).toEqual(places);
  });
});

describe('rows that are about the same', () => {
  const [pass, fail] = ['{policy: p, kind: Pod, result: pass}', '{policy: p, kind: Pod, result: fail}'];
  const spec = (version: string): string =>
    `{policy: p, kind: Job, result: pass, resourceSpecs: [{group: batch, version: ${version}, name: a}]}`;

  test.each([
    ['what they expect', textOf(pass, fail), ['Pod: p (pass)', 'Pod: p (fail)']],
    [
      'their test',
      [textOf(pass), textOf(pass).replace('name: t', 'name: u')].join('---\n'),
      ['Pod: p (t)', 'Pod: p (u)'],
    ],
    ['the version', textOf(spec('v1'), spec('v2')), ['Job a: p (batch/v1)', 'Job a: p (batch/v2)']],
    ['nothing', textOf(pass, pass), ['Pod: p', 'Pod: p']],
  ])('are told apart by %s', (_, text, names) => {
    expect(rowsIn(text).map(({ name }) => name)).toEqual(names);
  });
});

describe('an id', () => {
  const [pass, other] = ['{policy: p, result: pass, resources: [a]}', '{policy: q, result: pass, resources: [a]}'];
  const idsIn = (text: string): readonly string[] => rowsIn(text).map(({ id }) => id);

  test('stays when rows come before it', () => {
    expect(idsIn(textOf(other, pass))[1]).toBe(idsIn(textOf(pass))[0]);
  });

  test.each([
    ['another result', textOf(pass.replace('pass', 'fail'))],
    ['another object', textOf(pass.replace('a]', 'b]'))],
    ['another test', textOf(pass).replace('name: t', 'name: u')],
  ])('is another one for %s', (_, text) => {
    expect(idsIn(text)).not.toEqual(idsIn(textOf(pass)));
  });

  test('is one of its own for each row of a file, whatever they say', () => {
    const ids = idsIn(
      [textOf(pass, pass), textOf(pass), textOf(String.raw`{policy: "\0", result: pass}`)].join('---\n'),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids.join('')).not.toContain('\0');
  });
});
