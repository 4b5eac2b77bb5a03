import { expect, test } from 'vitest';
import { exceptionName } from '../../../../../src/domain/policy/fixes/exceptionName.ts';

const long = 'a'.repeat(80);

test.each([
  [['disallow-latest-tag', '', 'Pod', 'shop', 'web'], /^disallow-latest-tag-pod-shop-web$/],
  [['a', 'x.example.com'], /^a-x-example-com-[0-9a-f]{8}$/],
  [['system:masters'], /^system-masters-[0-9a-f]{8}$/],
  [['a--b'], /^a--b$/],
  [[long], /^a{54}-[0-9a-f]{8}$/],
  [['ä'], /^exception-[0-9a-f]{8}$/],
  [[], /^exception-[0-9a-f]{8}$/],
])('A name for %j', (words, form) => {
  const name = exceptionName(words);
  expect(name).toMatch(form);
  expect(name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  expect(exceptionName(words)).toBe(name);
});

test.each([
  [`${long}b`, `${long}c`],
  ['a.b', 'a:b'],
])('%s and %s are told apart', (one, other) => {
  expect(exceptionName([one])).not.toBe(exceptionName([other]));
});
