import { describe, expect, test } from 'vitest';
import { selectorOf } from '../../../../src/domain/kubernetes/selector.ts';

function matches(text: string, labels: Readonly<Record<string, string>> | undefined): boolean | string {
  const selector = selectorOf(text);
  return 'problem' in selector ? selector.problem : selector.matches(labels);
}

const web = { app: 'web', tier: 'front', 'app.kubernetes.io/name': 'web', empty: '', size: '12', constructor: 'x' };

describe('what a selector matches', () => {
  test.each([
    ['', true],
    ['  ', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web', true],
    ['app=db', false],
    ['app!=db', true],
    ['app!=web', false],
    ['missing!=db', true],
    ['app', true],
    ['missing', false],
    ['!missing', true],
    ['!app', false],
    ['! missing', true],
    ['app in (web, db)', true],
    ['app in (db)', false],
    ['missing in (web)', false],
    ['app notin (db)', true],
    ['app notin (web,db)', false],
    ['missing notin (web)', true],
    ['app=web,tier=front', true],
    ['app=web, tier=back', false],
    ['app=web,!missing,tier in (front)', true],
    ['app.kubernetes.io/name=web', true],
    ['empty=', true],
    ['app=', false],
    ['missing=', false],
    ['empty in (a,)', true],
    ['empty in (,a)', true],
    ['size>11', true],
    ['size > 12', false],
    ['size<13', true],
    ['app>1', false],
    ['missing<1', false],
    ['in=x', false],
    ['in', false],
    ['toString', false],
    ['constructor=x', true],
  ])('%j: %s', (text, expected) => {
    expect(matches(text, web)).toBe(expected);
  });

  test('Without labels only what asks for absence matches', () => {
    expect(['', 'a', '!a', 'a=b', 'a!=b', 'a notin (b)'].map((text) => matches(text, undefined))).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('what is no selector', () => {
  test.each([
    [',', 'wants the name of a label'],
    ['app=web,', 'ends with a comma'],
    ['app=web,,b', 'wants the name of a label'],
    ['=web', 'wants the name of a label'],
    ['app web', 'has "web" where it wants'],
    ['app=web db', 'wants a comma'],
    ['app in web', 'wants values in brackets'],
    ['app in ()', 'has no value in its brackets'],
    ['app in (web', 'not closed'],
    ['app in (web db)', 'not closed'],
    ['app in (a=b)', 'not closed'],
    ['app=!', 'has "!" where it wants a value'],
    ['app>web', 'what is no whole number'],
    ['app<', 'what is no whole number'],
    ['!', 'wants the name of a label'],
    ['__proto__', 'no name of a label'],
    ['-app', 'no name of a label'],
    ['a/b/c', 'no name of a label'],
    ['UPPER/b', 'no name of a label'],
    [`${'a'.repeat(64)}=b`, 'no name of a label'],
    ['app=wéb', 'no value of a label'],
    [`app=${'a'.repeat(64)}`, 'no value of a label'],
    ['a'.repeat(10_001), 'at most 10000 characters'],
  ])('%.40j', (text, problem) => {
    expect(matches(text, web)).toContain(problem);
  });
});

/** Selectors of random words: a seed makes the same ones again. */
function* selectors(count: number, seed: number): Generator<string> {
  const words = [
    'app',
    'tier',
    'in',
    'notin',
    '=',
    '==',
    '!=',
    '!',
    '(',
    ')',
    ',',
    '<',
    '>',
    'web',
    '12',
    ' ',
    '-',
    'é',
    '',
  ];
  let state = seed;
  for (let index = 0; index < count; index++) {
    let text = '';
    for (let length = 0; length < 1 + (index % 6); length++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      text += words[(state >> 8) % words.length] ?? '';
    }
    yield text;
  }
}

describe('random texts', () => {
  test('are understood or told, and the negation of a requirement matches what it does not', () => {
    let understood = 0;
    const wrong: string[] = [];
    for (const text of selectors(10_000, 7)) {
      const found = matches(text, web);
      if (typeof found === 'string') continue;
      understood++;
      // Requirements hold together: one that never holds makes the whole never hold.
      if (text.trim() !== '' && matches(`${text},app,!app`, web) !== false) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(understood).toBeGreaterThan(300);
  });

  test.each([
    ['app', '!app'],
    ['app=web', 'app!=web'],
    ['app in (web,db)', 'app notin (web,db)'],
  ])('%s is the opposite of %s', (one, other) => {
    for (const labels of [{}, web, { app: 'db' }, { app: '' }])
      expect(matches(one, labels)).toBe(matches(other, labels) === false);
  });
});
