import { describe, expect, test } from 'vitest';
import {
  bringsFor,
  declaredIn,
  hasBackground,
  hasTargets,
  isBeforeTargets,
  isBrought,
  isDeclared,
  isOfAttestation,
} from '../../../../../src/domain/policy/problems/declared.ts';
import { ruleOf } from './told.ts';

test('Entries are declared wherever they stand', () => {
  const entry = (name: string): object => ({ name, variable: {} });
  const rule = ruleOf({
    context: [entry('a'), { name: 'm', configMap: {} }, {}],
    validate: { foreach: [{ context: [entry('b')], foreach: [{ context: [entry('c')] }] }] },
    mutate: { targets: [{ context: [entry('d')] }], foreach: [{ context: [entry('e')] }] },
    verifyImages: [{ attestations: [{ name: 'f' }] }],
  });
  expect(declaredIn(rule)).toEqual({ names: ['a', 'b', 'e', 'd', 'f'], configMaps: ['m'], inner: ['c'] });
});

test.each([
  ['a', true],
  ['a.b', true],
  ['abc', true],
  ['"a".b', true],
  ['x || a', false],
  ['m', false],
  ['m.data', true],
  ['m.data.k', true],
  ['m.metadata.name', true],
  ['m.datax', false],
  ['wild1', true],
])('%s is one that Kyverno takes: %s', (query, isTaken) => {
  expect(isDeclared({ names: ['a', 'wi*d'], configMaps: ['m'], inner: ['x'] }, query)).toBe(isTaken);
});

describe('what Kyverno brings', () => {
  test.each([
    ['request.object', true, true],
    ['request', true, false],
    ['serviceAccountName', true, false],
    ['elementIndex0', true, true],
    ['images', true, true],
    ['to_upper(x)', true, true],
    ['x', false, false],
    ['target.kind', false, false],
  ])('%s', (query, onRequest, inBackground) => {
    expect(bringsFor({ hasTarget: false, isBackground: false }).test(query)).toBe(onRequest);
    expect(bringsFor({ hasTarget: false, isBackground: true }).test(query)).toBe(inBackground);
  });

  test('has a target where one is changed', () => {
    const scopes = [true, false].map((isBackground) => bringsFor({ hasTarget: true, isBackground }));
    expect(scopes.map((forms) => forms.test('target.kind'))).toEqual([true, true]);
    expect(scopes.map((forms) => forms.test('serviceAccountName'))).toEqual([false, true]);
  });

  test.each([
    ['element', true],
    ['element12', true],
    ['elementIndex3', true],
    ['elements', false],
    ['target', true],
    ['toString', false],
  ])('%s is a name of its own: %s', (name, isOne) => expect(isBrought(name)).toBe(isOne));
});

test('A policy is asked in the background unless it says not', () => {
  expect([{}, { background: true }, { background: false }].map((spec) => hasBackground({ spec }))).toEqual([
    true,
    true,
    false,
  ]);
});

test('A rule with targets has none in its own context', () => {
  const rule = ruleOf({ mutate: { targets: [{}] }, context: [], preconditions: {} });
  expect(hasTargets(rule)).toBe(true);
  expect(hasTargets(ruleOf({ mutate: {} }))).toBe(false);
  const target = ['mutate', 'targets', 0];
  const places = [
    ['context', 0],
    ['preconditions'],
    [...target, 'name'],
    [...target, 'context'],
    ['mutate', 'foreach'],
  ];
  expect(places.map((place) => isBeforeTargets(rule, [...rule.steps, ...place]))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('The conditions of an attestation name what is in it', () => {
  const rule = ruleOf({});
  const inConditions = [...rule.steps, 'verifyImages', 0, 'attestations', 1, 'conditions', 0, 'all'];
  expect(isOfAttestation(rule, inConditions)).toBe(true);
  expect(isOfAttestation(rule, inConditions.slice(0, -3))).toBe(false);
});
