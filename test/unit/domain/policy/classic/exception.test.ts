import { describe, expect, test } from 'vitest';
import {
  classicExceptionOf,
  exclusionsOf,
  matching,
  names,
} from '../../../../../src/domain/policy/classic/exception.ts';
import { pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const made = (spec: object): ReturnType<typeof classicExceptionOf> =>
  classicExceptionOf({ metadata: { name: 'gpu', namespace: 'lab' }, spec });
const pods = { any: [{ resources: { kinds: ['Pod'], namespaces: ['shop'] } }] };
const condition = (key: string): object => ({ any: [{ key, operator: 'Equals', value: 'web' }] });

describe('a PolicyException of kyverno.io', () => {
  test('names policies in full and rules with wildcards', () => {
    const exception = made({ exceptions: [{ policyName: 'lab/tags', ruleNames: ['autogen-*', 'x'] }] });
    expect(exception.key).toBe('lab/gpu');
    expect([names(exception, 'lab/tags', 'autogen-y'), names(exception, 'lab/tags', 'x')]).toEqual([true, true]);
    expect([names(exception, 'tags', 'x'), names(exception, 'lab/tags', 'y')]).toEqual([false, false]);
    expect(exclusionsOf(exception)).toEqual([]);
    expect(exclusionsOf(made({ podSecurity: [{ controlName: 'x' }] }))).toHaveLength(1);
  });

  test.each<[string, object, number]>([
    ['takes what it matches', { match: pods }, 1],
    ['takes nothing else', { match: { any: [{ resources: { kinds: ['Service'] } }] } }, 0],
    ['takes nothing without filters', { match: {} }, 0],
    [
      'takes what its conditions hold for',
      { match: pods, conditions: condition('{{ request.object.metadata.name }}') },
      1,
    ],
    ['takes nothing that they do not hold for', { match: pods, conditions: condition('x') }, 0],
    ['takes nothing that they have no value for', { match: pods, conditions: condition('{{ nope }}') }, 0],
  ])('%s', (_, spec, count) => {
    const result = matching([made(spec)], subjectFor(pod({})));
    expect('by' in result ? result.by.length : result).toBe(count);
  });

  test('is not judged when it asks for what nobody knows', () => {
    const labelled = { any: [{ resources: { kinds: ['Pod'], namespaceSelector: { matchLabels: { a: 'b' } } } }] };
    expect(matching([made({ match: labelled })], subjectFor(pod({})))).toMatchObject({
      unknown: { outcome: 'unjudged' },
    });
    const clock = made({ match: pods, conditions: condition('{{ time_now() }}') });
    expect(matching([clock], subjectFor(pod({})))).toMatchObject({ unknown: { outcome: 'unjudged' } });
  });
});
