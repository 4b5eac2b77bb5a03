import { expect, test } from 'vitest';
import { testsIn } from '../../../../../src/domain/policy/suite/testsIn.ts';

const named = (name: string): string =>
  `apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: ${name}}\nresults: [{policy: of-${name}, result: pass}]\n`;

test('Tests of a file, with places from where their documents begin', () => {
  const text = [named('one'), 'kind: Other\n', named('two')].join('---\n');
  const { tests, problems } = testsIn(text);
  expect(tests.map(({ test: { name } }) => name)).toEqual(['one', 'two']);
  const places = tests.flatMap(({ test: { results }, start }) =>
    results.map(({ range }) => text.slice(start + range.start, start + range.end)),
  );
  expect(places).toEqual(['{policy: of-one, result: pass}', '{policy: of-two, result: pass}']);
  expect(problems).toEqual([]);
});

test('What is no YAML is told, and the rest is there', () => {
  const { tests, problems } = testsIn(['a: [\n', named('one')].join('---\n'));
  expect(tests.map(({ test: { name } }) => name)).toEqual(['one']);
  expect(problems).toHaveLength(1);
});
