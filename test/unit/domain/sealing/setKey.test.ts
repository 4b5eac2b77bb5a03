import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../src/domain/edits.ts';
import { setKey } from '../../../../src/domain/sealing/setKey.ts';
import { refusal } from './fixtures.ts';

const head = 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a} # stays\n';

/** What becomes of the text below the head. */
function check(spec: string, key: string, expected: string): void {
  for (const lineBreak of ['\n', '\r\n']) {
    const text = (head + spec).replaceAll('\n', lineBreak);
    expect(applyEdits(text, setKey(text, 0, key, 'AQAB'))).toBe((head + expected).replaceAll('\n', lineBreak));
  }
}

describe('a key that is there is replaced', () => {
  const cases: readonly (readonly [rule: string, spec: string, expected: string])[] = [
    [
      'In a block',
      'spec:\n  encryptedData:\n    a: AgB # c\n    b: AgC\n',
      'spec:\n  encryptedData:\n    a: AQAB # c\n    b: AgC\n',
    ],
    ['In quotes', 'spec:\n  encryptedData:\n    "a": "AgB"\n', 'spec:\n  encryptedData:\n    "a": AQAB\n'],
    [
      'Over several lines',
      'spec:\n  encryptedData:\n    a: >-\n      AgB\n      AgC\n    b: x\n',
      'spec:\n  encryptedData:\n    a: AQAB\n    b: x\n',
    ],
    [
      'Without a value yet',
      'spec:\n  encryptedData:\n    a:\n    b: x\n',
      'spec:\n  encryptedData:\n    a: AQAB\n    b: x\n',
    ],
    ['In braces', 'spec: {encryptedData: {b: x, a: y}}\n', 'spec: {encryptedData: {b: x, a: "AQAB"}}\n'],
  ];
  test.each(cases)('%s', (_, spec, expected) => check(spec, 'a', expected));
});

describe('a key that is not there is added', () => {
  const cases: readonly (readonly [rule: string, spec: string, expected: string])[] = [
    [
      'Behind the last',
      'spec:\n  encryptedData:\n    b: x # c\n  template: {}\n',
      'spec:\n  encryptedData:\n    b: x # c\n    a: AQAB\n  template: {}\n',
    ],
    [
      'At the end of the text',
      'spec:\n    encryptedData:\n        b: x',
      'spec:\n    encryptedData:\n        b: x\n        a: AQAB',
    ],
    ['In braces', 'spec: {encryptedData: {b: x}}\n', 'spec: {encryptedData: {b: x, "a": "AQAB"}}\n'],
    [
      'In braces over several lines',
      'spec: {\n  encryptedData: {\n    b: x\n  }}\n',
      'spec: {\n  encryptedData: {\n    b: x,\n    "a": "AQAB"\n  }}\n',
    ],
    ['Where there was none', 'spec:\n  encryptedData: {}\n', 'spec:\n  encryptedData:\n    a: AQAB\n'],
    [
      'Where there was nothing',
      'spec:\n  encryptedData:\n  template: {}\n',
      'spec:\n  encryptedData:\n    a: AQAB\n  template: {}\n',
    ],
    ['Where there was none in braces', 'spec: {encryptedData: {}}\n', 'spec: {encryptedData: {"a": "AQAB"}}\n'],
    [
      'Where encryptedData is missing',
      'spec:\n  template: {}\n',
      'spec:\n  encryptedData:\n    a: AQAB\n  template: {}\n',
    ],
  ];
  test.each(cases)('%s', (_, spec, expected) => check(spec, 'a', expected));

  test('A key that is a boolean elsewhere is put in quotes', () => {
    check('spec:\n  encryptedData:\n    b: x\n', 'on', 'spec:\n  encryptedData:\n    b: x\n    "on": AQAB\n');
  });

  test('One called __proto__ is a key', () => {
    check(
      'spec:\n  encryptedData:\n    b: x\n',
      '__proto__',
      'spec:\n  encryptedData:\n    b: x\n    __proto__: AQAB\n',
    );
  });
});

test('Only the SealedSecret at the place is changed', () => {
  const one = `${head}spec:\n  encryptedData:\n    b: x\n`;
  const text = `\ufeff${one}---\n${one}`;
  const after = applyEdits(text, setKey(text, text.length - 1, 'a', 'AQAB'));
  expect(after).toBe(`${text}    a: AQAB\n`.replace('x\n    a', 'x\n    a'));
});

describe('is refused', () => {
  const spec = 'spec:\n  encryptedData: {b: x}\n';
  const cases: readonly (readonly [rule: string, text: string, key: string, sealed: string, said: RegExp])[] = [
    ['A key that Kubernetes refuses', head + spec, 'a b', 'AQAB', /^seal\/bad-key: /],
    [
      'What is no sealed value',
      head + spec,
      'a',
      'not sealed',
      /^seal\/bad-value: What is to be set is no sealed value\.$/,
    ],
    ['Nothing', head + spec, 'a', '', /^seal\/bad-value: /],
    [
      'A SealedSecret without a spec',
      head,
      'a',
      'AQAB',
      /^seal\/not-a-secret: The SealedSecret has no spec\.encryptedData/,
    ],
    ['The old form', `${head}spec:\n  data: AgB\n`, 'a', 'AQAB', /^seal\/not-a-secret: /],
    ['Values that are no mapping', `${head}spec:\n  encryptedData: [a]\n`, 'a', 'AQAB', /^seal\/not-a-secret: /],
    [
      'Values that stand elsewhere',
      `${head}x: &x {b: c}\nspec:\n  encryptedData: *x\n`,
      'a',
      'AQAB',
      /^seal\/not-a-secret: /,
    ],
    ['A Secret', 'apiVersion: v1\nkind: Secret\n', 'a', 'AQAB', /^seal\/not-a-secret: There is no SealedSecret/],
  ];
  test.each(cases)('%s', async (_, text, key, sealed, said) => {
    expect(await refusal(() => setKey(text, 0, key, sealed))).toMatch(said);
  });
});
