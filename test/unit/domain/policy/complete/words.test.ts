import { describe, expect, test } from 'vitest';
import { wordsAt } from '../../../../../src/domain/policy/complete/words.ts';
import { deprecatedOperators, operators } from '../../../../../src/domain/policy/conditions/operator.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';

const policy = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy' };
const exception = { apiVersion: 'kyverno.io/v2', kind: 'PolicyException' };
const known = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'PodList' },
  { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  { apiVersion: 'x.io/v1', kind: 'AllowList' },
];

const labels = (steps: Steps, written = '', of: object = policy): readonly string[] =>
  wordsAt(of, steps, written, () => known).map(({ label }) => label);

const rule: Steps = ['spec', 'rules', 0];

describe('Kinds', () => {
  test.each<[string, Steps, object]>([
    ['any', [...rule, 'match', 'any', 0, 'resources', 'kinds', 0], policy],
    ['the old form', [...rule, 'exclude', 'resources', 'kinds', 1], policy],
    ['an exception', ['spec', 'match', 'all', 0, 'resources', 'kinds', 0], exception],
  ])('are known in match and exclude: %s', (_, steps, of) => {
    expect(labels(steps, '', of)).toEqual(['AllowList', 'HorizontalPodAutoscaler', 'Pod']);
  });

  test('have their group once somebody writes one', () => {
    const steps = [...rule, 'match', 'any', 0, 'resources', 'kinds', 0];
    expect(labels(steps, 'auto/')).toContain('autoscaling/v2/HorizontalPodAutoscaler');
    const [, word] = wordsAt(policy, steps, '', () => known);
    expect(word?.detail).toBe('autoscaling/v1, autoscaling/v2');
  });

  test.each<[Steps, object]>([
    [[...rule, 'match', 'any', 0, 'resources', 'names', 0], policy],
    [[...rule, 'generate', 'kinds', 0], policy],
    [[...rule, 'match', 'any', 0, 'resources', 'kinds', 0], { apiVersion: 'v1', kind: 'ConfigMap' }],
  ])('are not known at %j', (steps, of) => {
    expect(labels(steps, '', of)).toEqual([]);
  });
});

describe('Operators', () => {
  test.each<[Steps, object]>([
    [[...rule, 'preconditions', 'all', 0, 'operator'], policy],
    [[...rule, 'validate', 'deny', 'conditions', 'any', 0, 'operator'], policy],
    [[...rule, 'validate', 'foreach', 0, 'deny', 'conditions', 0, 'operator'], policy],
    [['spec', 'conditions', 'any', 0, 'operator'], exception],
  ])('are known in conditions: %j', (steps, of) => {
    expect(labels(steps, '', of).toSorted()).toEqual([...operators.keys()].toSorted());
  });

  test('come with what they want, and those that will end come last and say what to write', () => {
    const words = wordsAt(policy, [...rule, 'preconditions', 'operator'], '', () => []);
    const old = words.filter(({ isDeprecated }) => isDeprecated);
    expect(old.map(({ label }) => label).toSorted()).toEqual([...deprecatedOperators.keys()].toSorted());
    expect(words.slice(-old.length)).toEqual(old);
    expect(words.every(({ does }) => /^[A-Z].*\.$/.test(does))).toBe(true);
    expect(old.find(({ label }) => label === 'In')?.does).toBe('Write AllIn or AnyIn instead.');
  });

  test('of selectors are others', () => {
    const steps = [...rule, 'match', 'resources', 'selector', 'matchExpressions', 0, 'operator'];
    expect(labels(steps)).toEqual([]);
  });
});
