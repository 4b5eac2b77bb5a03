import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { completionsAt } from '../../../../../src/domain/cel/complete/complete.ts';
import { signatureAt } from '../../../../../src/domain/cel/complete/signature.ts';
import { dyn, listOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import { kubernetes, kyverno } from '../said.ts';
import { atCursor } from './cursor.ts';

const host = objectOf('host', { name: string, role: string });
const environment = environmentOf({ hosts: listOf(host), object: dyn, first: host });

function labels(marking: string, known = environment): readonly string[] {
  const { text, offset } = atCursor(marking);
  return completionsAt(text, offset, known).map(({ label }) => label);
}

describe('what is offered', () => {
  const cases: readonly (readonly [text: string, there: readonly string[], absent: readonly string[]])[] = [
    ['', ['hosts', 'size', 'true'], ['in', 'name', 'all']],
    ['ho', ['hosts'], []],
    ['hosts == ', ['hosts'], ['in']],
    ['!', ['hosts'], []],
    ['hosts ', ['in'], ['hosts']],
    ['hosts i', ['in'], ['hosts']],
    ['first.', ['name', 'role'], ['hosts', 'size(', 'true']],
    ['first.na', ['name', 'role'], ['hosts']],
    ['first.na‸me == "a"', ['name'], ['hosts']],
    ['first‸.name', ['first'], ['name']],
    ['first.?', ['name'], ['all', 'size']],
    ['first.?n', ['name'], ['all', 'size']],
    ['has(first.', ['name'], ['all', 'size']],
    ['has(first.name) && first.', ['name', 'all'], []],
    ['true ? first.', ['name'], []],
    ['hosts[0].', ['name'], ['flatten']],
    ['hosts.', ['all', 'flatten'], ['name']],
    ['hosts.filter(h, h.role == "a").', ['all', 'flatten'], ['name']],
    ['hosts.filter(h, h.', ['name', 'role'], ['flatten']],
    ['hosts.filter(h, h.role == "a" && h.', ['name', 'role'], []],
    ['hosts.exists(i, h, h.', ['name'], []],
    ['hosts.exists(h, ‸)', ['h', 'hosts'], []],
    ['hosts.filter(h, h.role == "a"‸)', [], ['h', 'hosts', 'in']],
    ['hosts.filter(', [], ['hosts', 'h']],
    ['hosts.filter(x', [], ['hosts']],
    ['size(', ['hosts'], []],
    ['hosts.map(h, hosts.filter(g, g.name == h.', ['name'], []],
    ['first.name.', ['startsWith'], ['name']],
    ['"a".', ['startsWith'], ['name']],
    ['[first][0].', ['name'], []],
    ['(true ? first : first).', ['name'], []],
    ['cel.bind(x, first, x.', ['name'], []],
    ['math.', ['abs'], ['startsWith']],
    ['object.spec.', ['startsWith', 'all'], ['name']],
    ['first.name == "‸a"', [], ['hosts', 'in']],
    ['// ‸', [], ['hosts']],
    ['1‸', [], ['hosts', 'in']],
    ['1a', [], ['hosts']],
    ['first.name == "a\n && first.', ['name'], []],
    ['first.name = first.', ['name'], []],
    ['hosts.all(h, h.name == "a")) && first.', ['name'], []],
  ];
  test.each(cases)('%s', (text, there, absent) => {
    const found = labels(text);
    expect(found).toEqual(expect.arrayContaining([...there]));
    expect(found.filter((label) => absent.includes(label))).toEqual([]);
    expect(found.length === 0).toBe(there.length === 0);
  });
});

describe('what is replaced and written', () => {
  const cases: readonly (readonly [text: string, label: string, replaced: string, insert: string])[] = [
    ['fir', 'first', 'fir', 'first'],
    ['f‸ir', 'first', 'fir', 'first'],
    ['first.', 'name', '', 'name'],
    ['first.n‸a == 1', 'name', 'na', 'name'],
    ['si', 'size', 'si', 'size($0)'],
    ['si‸ (hosts)', 'size', 'si', 'size'],
    ['hosts.al‸(h, true)', 'all', 'al', 'all'],
    ['hosts.', 'all', '', `all(\${1:x}, $0)`],
  ];
  test.each(cases)('%s', (marking, label, replaced, insert) => {
    const { text, offset } = atCursor(marking);
    const found = completionsAt(text, offset, environment).find((one) => one.label === label);
    expect([text.slice(found?.replace.start, found?.replace.end), found?.insert]).toEqual([replaced, insert]);
  });
});

describe('environments of policies', () => {
  const cases: readonly (readonly [text: string, kubernetes: readonly string[], kyverno: readonly string[]])[] = [
    ['request.userInfo.', ['groups'], ['groups']],
    ['quantity("1").', ['isLessThan'], ['isLessThan']],
    ['authorizer.', ['requestResource', 'group'], ['size']],
    ['request.', ['operation'], ['operation', 'object']],
    ['namespaceObject.metadata.', ['labels'], ['labels']],
    ['', ['authorizer', 'params'], ['cel.bind', 'image']],
  ];
  test.each(cases)('%s', (text, inKubernetes, inKyverno) => {
    expect(labels(text, kubernetes)).toEqual(expect.arrayContaining([...inKubernetes]));
    expect(labels(text, kyverno)).toEqual(expect.arrayContaining([...inKyverno]));
  });
});

test('Every beginning of a long text is answered in time', () => {
  const texts = [
    "hosts.filter(h, h.role == 'a' && has(h.name)).map(h, {'a': [h.name, \"b\"]}[h.name][?0].orValue('')) // c\n + 1.5e3u",
    `${'f('.repeat(3000)}a.`,
    `${'a.all(x, '.repeat(2000)}x.`,
    `${'('.repeat(5000)}${')'.repeat(4000)}.`,
    `a${'[0]'.repeat(5000)}.`,
    `${'# '.repeat(5000)}a.`,
  ];
  const places = texts.flatMap((text) =>
    Array.from({ length: 30 }, (_, index) => [text, Math.ceil((text.length * index) / 29)] as const),
  );
  const start = performance.now();
  for (const [text, offset] of places) {
    completionsAt(text, offset, kyverno);
    signatureAt(text, offset, kyverno);
  }
  expect(performance.now() - start).toBeLessThan(20_000);
});
