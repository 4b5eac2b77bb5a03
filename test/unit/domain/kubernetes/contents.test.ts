import { describe, expect, test } from 'vitest';
import { contentsOf } from '../../../../src/domain/kubernetes/contents.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

/** What a document may hold, as its item and its kind, and the problems that count. */
function check(text: string, candidates: readonly string[], problems: readonly string[] = []): void {
  const contents = contentsOf(parse(text));
  const kinds = contents.candidates.map(({ item, identity }) => {
    const kind =
      identity === null
        ? 'nothing'
        : 'missing' in identity
          ? `no ${identity.missing}`
          : 'kind' in identity
            ? identity.kind
            : '?';
    return `${item ?? '-'} ${kind}`;
  });
  expect(kinds).toEqual(candidates);
  expect(contents.problems.map(({ code }) => code)).toEqual(problems);
}

describe('a document holds', () => {
  const cases: readonly (readonly [
    rule: string,
    text: string,
    candidates: readonly string[],
    problems?: readonly string[],
  ])[] = [
    ['nothing, when it is blank', '# nothing\n', []],
    ['one object', '{apiVersion: v1, kind: Pod}', ['- Pod']],
    ['half an object', '{kind: Pod}', ['- no apiVersion']],
    ['other YAML', '[a]', ['- nothing']],
    [
      'the items of a List',
      '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: A}, {kind: B}, x]}',
      ['0 A', '1 no apiVersion', '2 nothing'],
    ],
    [
      'a List in a List as an object',
      '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: []}]}',
      ['0 List'],
    ],
    ['nothing, when the List is empty', '{apiVersion: v1, kind: List, items: []}', []],
    ['an object of a kind that only ends so', '{apiVersion: v1, kind: PodList, items: []}', ['- PodList']],
    ['an object though a key stands twice', '{apiVersion: v1, kind: A, kind: B}', ['- B'], ['duplicate-key']],
    ['no problem where what is written overrides what is merged', 'x: &x {a: 1}\nm: {<<: *x, a: 2}\n', ['- nothing']],
  ];
  test.for(cases)('%s', ([, text, candidates, problems]) => check(text, candidates, problems));
});
