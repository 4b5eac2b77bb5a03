import { describe, expect, test } from 'vitest';
import {
  allLabelsOf,
  labelSelectorOf,
  labelsOf,
  namespaceLabels,
} from '../../../../src/domain/kubernetes/labelSelector.ts';

const labels = allLabelsOf({ metadata: { labels: { app: 'web', tier: 'front' } } });

describe('a label selector', () => {
  test.each<[string, unknown, boolean]>([
    ['that is none matches everything', undefined, true],
    ['that is empty matches everything', {}, true],
    ['wants labels', { matchLabels: { app: 'web', tier: 'front' } }, true],
    ['wants all labels', { matchLabels: { app: 'web', tier: 'back' } }, false],
    ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['db', 'web'] }] }, true],
    ['In, of what is not there', { matchExpressions: [{ key: 'x', operator: 'In', values: ['web'] }] }, false],
    ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
    ['NotIn, of what is not there', { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['web'] }] }, true],
    ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    ['takes constructor for a label', { matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, false],
  ])('%s', (_, raw, matches) => {
    const selector = labelSelectorOf(raw);
    expect('problem' in selector ? selector.problem : selector.matches(labels)).toBe(matches);
  });

  test.each<[unknown, boolean]>([
    [undefined, true],
    [{ matchLabels: {} }, true],
    [{ matchLabels: { a: 'b' } }, false],
  ])('%j is empty: %s', (raw, isEmpty) => {
    expect(labelSelectorOf(raw)).toMatchObject({ isEmpty });
  });

  test.each([
    ['Near', undefined],
    ['In', []],
    ['Exists', ['a']],
  ])('with %s and the values %j is not understood', (operator, values) => {
    expect(labelSelectorOf({ matchExpressions: [{ key: 'a', operator, values }] })).toHaveProperty('problem');
  });

  test.each<[unknown, boolean | null]>([
    [{ matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, true],
    [{ matchLabels: { 'kubernetes.io/metadata.name': 'lab' } }, false],
    [{ matchLabels: { tier: 'front' } }, null],
    [{ matchLabels: { tier: 'front', 'kubernetes.io/metadata.name': 'lab' } }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, null],
  ])('%j of a namespace of which the name is known: %s', (raw, matches) => {
    const selector = labelSelectorOf(raw);
    expect('problem' in selector ? selector.problem : selector.matches(namespaceLabels('shop'))).toBe(matches);
  });

  test.each([{ 'a b': 'c' }, { a: 'b c' }, { 'x/y/z': 'a' }])('that asks for %j can not be', (matchLabels) => {
    expect(labelSelectorOf({ matchLabels })).toHaveProperty('problem');
  });

  test('Labels are the texts among them', () => {
    expect([...labelsOf({ metadata: { labels: { a: 'b', c: 1 } } })]).toEqual([['a', 'b']]);
    expect([...labelsOf({ metadata: { labels: ['a'] } }), ...labelsOf(null)]).toEqual([]);
  });
});
