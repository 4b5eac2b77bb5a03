import { describe, expect, test } from 'vitest';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { rowsOf } from '../../../../../src/domain/policy/suite/rows.ts';
import type { Answers, Asked } from '../../../../../src/domain/policy/suite/rows.ts';
import { readTest } from '../../../../../src/domain/policy/suite/test.ts';
import type { Expected } from '../../../../../src/domain/policy/suite/test.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

const asked: readonly Asked[] = [
  { apiVersion: 'v1', kind: 'Pod', namespace: 'x', name: 'web' },
  { apiVersion: 'v1', kind: 'Service', namespace: 'x', name: 'web' },
  { apiVersion: 'v1', kind: 'Pod', namespace: 'y', name: 'web' },
  { apiVersion: '', kind: '', namespace: '', name: 'data/a.json' },
];

const failing: Outcome = { ...unsaid, rule: 'r', outcome: 'fail', action: 'audit', message: 'No.' };
/** Every Pod fails the rule. */
const answers: Answers = {
  answers: (policy, index) =>
    policy === 'p' && asked[index]?.kind !== 'Service' ? [{ kind: 'ClusterPolicy', outcomes: [failing] }] : [],
  unjudged: (policy) => (policy === 'm' ? { ...failing, outcome: 'unjudged', reason: 'It changes.' } : null),
};

function textWith(results: string): string {
  return `apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nresults: [${results}]\n`;
}

function resultsOf(text: string): readonly Expected[] {
  const { root } = parse(text);
  return (root === null ? null : readTest(root))?.results ?? [];
}

/** Of each row the object, what came of it, and its text in the file. */
function check(results: string, rows: readonly (readonly [string, string, string])[], objects = asked): void {
  const text = textWith(results);
  expect(
    resultsOf(text)
      .flatMap((expected) => rowsOf(expected, objects, answers))
      .map(({ resource, actual, ok, range }) => [
        resource,
        `${actual}${ok ? ' ok' : ''}`,
        text.slice(range.start, range.end),
      ]),
  ).toEqual(rows);
}

describe('a row for each result and object', () => {
  test('that it names, with its namespace or without', () => {
    check('{policy: p, rule: r, kind: Pod, result: fail, resources: [web]}', [
      ['x/web', 'fail ok', 'web'],
      ['y/web', 'fail ok', 'web'],
    ]);
    check('{policy: p, rule: r, result: pass, resources: [y/web]}', [['y/web', 'fail', 'y/web']]);
  });

  test('of its kind, when there is one', () => {
    check('{policy: p, rule: r, kind: Service, result: fail, resources: [x/web]}', [['x/web', 'none', 'x/web']]);
    check('{policy: p, rule: r, kind: Ship, result: fail, resources: [x/web]}', [
      ['x/web', 'fail ok', 'x/web'],
      ['x/web', 'none', 'x/web'],
    ]);
  });

  test('that nobody finds', () => {
    check('{policy: p, result: none, resources: [db, z/web]}', [
      ['db', 'none', 'db'],
      ['z/web', 'none', 'z/web'],
    ]);
    const whole = '{policy: p, result: pass}';
    check(whole, [['', 'none', whole]], []);
  });

  test('of all that the policy says something of, when it names none', () => {
    const whole = '{policy: ns/p, result: fail}';
    check(whole, [
      ['x/web', 'fail ok', whole],
      ['y/web', 'fail ok', whole],
      ['data/a.json', 'fail ok', whole],
    ]);
    const silent = '{policy: q, kind: Service, result: pass}';
    check(silent, [['x/web', 'none', silent]]);
  });

  test('by its version, or by the path of its file', () => {
    const spec = '{version: v2, namespace: x, name: web}';
    check(`{policy: p, result: fail, resourceSpecs: [${spec}]}`, [['x/web', 'none', spec]]);
    check('{policy: p, result: fail, resources: [data/a.json]}', [['data/a.json', 'fail ok', 'data/a.json']]);
  });

  test('is never ok when nothing is judged', () => {
    check('{policy: m, result: unjudged, resources: [x/web, db]}', [
      ['x/web', 'unjudged', 'x/web'],
      ['x/web', 'unjudged', 'x/web'],
      ['db', 'unjudged', 'db'],
    ]);
    check('{policy: p, rule: s, result: none, resources: [y/web]}', [['y/web', 'none', 'y/web']]);
  });

  test('says what an unjudged one lacks, be it one rule or all of the policy', () => {
    const lacking: Outcome = {
      ...unsaid,
      outcome: 'unjudged',
      action: 'enforce',
      missing: [{ kind: 'http', name: 'a.example' }],
    };
    const said = (unjudged: Outcome | null): readonly string[] =>
      resultsOf(textWith('{policy: p, result: pass, resources: [x/web]}')).flatMap((expected) =>
        rowsOf(expected, asked.slice(0, 1), {
          answers: () => [{ kind: 'ClusterPolicy', outcomes: [lacking] }],
          unjudged: () => unjudged,
        }).map(({ message }) => message),
      );
    expect(said(null)).toEqual(['Not known: http "a.example".']);
    expect(said({ ...lacking, reason: 'It changes.' })).toEqual(['It changes. Not known: http "a.example".']);
  });
});
