import { describe, expect, test } from 'vitest';
import { contentsLikeKubeconform } from '../../../../src/domain/kubeconform/contents.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

/** What kubeconform finds in a document, as its item and its kind, and the problems that it tells. */
function check(text: string, candidates: readonly string[], problems: readonly string[] = []): void {
  const contents = contentsLikeKubeconform(parse(text));
  const kinds = contents.candidates.map(({ item, identity }) => {
    const kind =
      identity === null
        ? 'nothing'
        : 'missing' in identity
          ? `no ${identity.missing}`
          : 'kind' in identity
            ? identity.kind
            : 'refused';
    return `${item ?? '-'} ${kind}`;
  });
  expect(kinds).toEqual(candidates);
  expect(contents.problems.map(({ code }) => code)).toEqual(problems);
}

describe('kubeconform finds', () => {
  const cases: readonly (readonly [
    rule: string,
    text: string,
    candidates: readonly string[],
    problems?: readonly string[],
  ])[] = [
    ['nothing in nothing', '# nothing\n', []],
    ['nothing in null', '~\n', []],
    ['an object', '{apiVersion: v1, kind: Pod}', ['- Pod']],
    ['an object that lacks a kind in other YAML', '{a: 1}', ['- no kind']],
    ['something in a list', '[a]', ['- nothing']],
    ['what names itself wrongly', '{apiVersion: v1, kind: A, metadata: {name: []}}', ['- refused']],
    [
      'the items of a List, of whatever version',
      '{apiVersion: x/y, kind: lIsT, items: [{apiVersion: v1, kind: A}, {kind: B}]}',
      ['0 A', '1 no apiVersion'],
    ],
    ['the items under a key in any case', '{apiVersion: v1, kind: List, ITEMS: [{apiVersion: v1, kind: A}]}', ['0 A']],
    ['no item in null', '{apiVersion: v1, kind: List, items: [~, {apiVersion: v1, kind: A}]}', ['1 A']],
    ['no items in a List without them', '{apiVersion: v1, kind: List}', []],
    ['duplicate keys in an object', '{apiVersion: v1, kind: A, a: 1, a: 2}', ['- A'], ['duplicate-key']],
    [
      'no duplicate keys in a List',
      '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: A, a: 1, a: 2}]}',
      ['0 A'],
    ],
    [
      'a key that is merged and written twice',
      'apiVersion: v1\nkind: A\nx: &x {a: 1}\nm: {<<: *x, a: 2}\n',
      ['- A'],
      ['merge-override'],
    ],
    ['keys of different types different', '{apiVersion: v1, kind: A, 1: a, "1": b}', ['- A']],
    ['no List in what it can not read', '{apiVersion: v1, kind: List, items: [*x]}', ['- List'], ['syntax']],
  ];
  test.for(cases)('%s', ([, text, candidates, problems]) => check(text, candidates, problems));
});
