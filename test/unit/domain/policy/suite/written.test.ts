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
    ['{policy: p, kind: Pod, result: pass, resources: [a, x/b]}', ['p Pod a', 'p Pod x/b'], ['a', 'x/b']],
    ['{policy: p, rule: r, result: pass, resources: [a]}', ['p/r a'], ['a']],
    ['{policy: p, kind: Pod, result: fail}', ['p Pod'], ['{policy: p, kind: Pod, result: fail}']],
    ['{policy: p, operation: DELETE, result: fail, resources: [a]}', ['p a (DELETE)'], ['a']],
  ])('%s', (result, names, places) => {
    const text = textOf(result);
    const rows = rowsIn(text);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(rows.map(({ expected: { range } }) => text.slice(range.start, range.end))).toEqual(places);
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
