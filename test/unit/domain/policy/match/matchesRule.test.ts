import { expect, test } from 'vitest';
import { matchesException, matchesRule } from '../../../../../src/domain/policy/match/matchesRule.ts';
import type { Subject, UserInfo } from '../../../../../src/domain/policy/match/subject.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';

const pod: Subject = {
  resource: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'prod' } },
  operation: 'CREATE',
  subresource: '',
  namespaceLabels: {},
  userInfo: null,
};
const ann: UserInfo = { username: 'ann', groups: [], roles: [], clusterRoles: [] };
const byAnn: Subject = { ...pod, userInfo: ann };
const unknown: Subject = { ...pod, namespaceLabels: null };

const kinds = (...names: readonly string[]): object => ({ resources: { kinds: names } });
const named = (name: string): object => ({ resources: { names: [name] } });
const env = { resources: { namespaceSelector: { matchLabels: { env: 'prod' } } } };
const isAnn = { subjects: [{ kind: 'User', name: 'ann' }] };
const isBob = { subjects: [{ kind: 'User', name: 'bob' }] };

test.each<[string, object, Subject, string]>([
  ['no match at all', {}, pod, 'no'],
  ['an empty match', { match: {} }, pod, 'no'],
  ['an empty filter', { match: { any: [{}] } }, pod, 'no'],
  ['an empty description', { match: { any: [{ resources: { kinds: [] } }] } }, pod, 'no'],
  ['the old form', { match: kinds('Pod') }, pod, 'yes'],
  ['the old form, another kind', { match: kinds('Service') }, pod, 'no'],
  ['any: one is enough', { match: { any: [kinds('Service'), kinds('Pod')] } }, pod, 'yes'],
  ['any: none', { match: { any: [kinds('Service'), named('db')] } }, pod, 'no'],
  ['all: one is not', { match: { all: [kinds('Pod'), named('db')] } }, pod, 'no'],
  ['all: all', { match: { all: [kinds('Pod'), named('web')] } }, pod, 'yes'],
  ['any counts before all', { match: { any: [kinds('Pod')], all: [named('db')] } }, pod, 'yes'],
  ['any counts before the old form', { match: { any: [kinds('Pod')], ...named('db') } }, pod, 'yes'],
  ['an empty exclude', { match: kinds('Pod'), exclude: {} }, pod, 'yes'],
  ['exclude: an empty list', { match: kinds('Pod'), exclude: { any: [] } }, pod, 'yes'],
  ['exclude: an empty filter', { match: kinds('Pod'), exclude: { any: [{}] } }, pod, 'yes'],
  ['exclude: the old form', { match: kinds('Pod'), exclude: named('w*') }, pod, 'no'],
  ['exclude: any', { match: kinds('Pod'), exclude: { any: [named('db'), named('web')] } }, pod, 'no'],
  ['exclude: all, one is not', { match: kinds('Pod'), exclude: { all: [named('db'), named('web')] } }, pod, 'yes'],
  ['exclude: all', { match: kinds('Pod'), exclude: { all: [named('web'), kinds('Pod')] } }, pod, 'no'],
])('%s', (_name, rule, subject, expected) => {
  expect(matchesRule(rule, '', subject).kind).toBe(expected);
});

test.each<[string, object, Subject, string]>([
  ['match: nobody asks', { match: { ...kinds('Pod'), ...isBob } }, pod, 'yes'],
  ['match: who asks', { match: { ...kinds('Pod'), ...isAnn } }, byAnn, 'yes'],
  ['match: somebody else asks', { match: { ...kinds('Pod'), ...isBob } }, byAnn, 'no'],
  ['match: nothing but who asks', { match: isAnn }, byAnn, 'yes'],
  ['match: nothing but who asks, and nobody does', { match: isAnn }, pod, 'no'],
  ['match: an empty list of who asks', { match: { roles: [] } }, byAnn, 'yes'],
  ['exclude: nobody asks', { match: kinds('Pod'), exclude: { ...kinds('Pod'), ...isAnn } }, pod, 'yes'],
  ['exclude: who asks', { match: kinds('Pod'), exclude: { any: [isAnn] } }, byAnn, 'no'],
  ['exclude: somebody else asks', { match: kinds('Pod'), exclude: { any: [isBob] } }, byAnn, 'yes'],
])('Users: %s', (_name, rule, subject, expected) => {
  expect(matchesRule(rule, '', subject).kind).toBe(expected);
});

test('A Policy is about its own namespace', () => {
  expect(matchesRule({ match: kinds('Pod') }, 'prod', pod)).toEqual({ kind: 'yes' });
  expect(matchesRule({ match: kinds('Pod') }, 'dev', pod)).toEqual({ kind: 'no' });
});

test.each<[string, object, string]>([
  ['they decide', { match: env }, 'unknown'],
  ['another filter takes it', { match: { any: [env, kinds('Pod')] } }, 'yes'],
  ['another filter does not', { match: { any: [env, kinds('Service')] } }, 'unknown'],
  ['another filter refuses it', { match: { all: [env, kinds('Service')] } }, 'no'],
  ['it is excluded anyway', { match: env, exclude: kinds('Pod') }, 'no'],
  ['they decide what is excluded', { match: kinds('Pod'), exclude: env }, 'unknown'],
  ['what they would exclude does not match', { match: kinds('Service'), exclude: env }, 'no'],
])('Labels of a namespace that nobody knows: %s', (_name, rule, expected) => {
  expect(matchesRule(rule, '', unknown).kind).toBe(expected);
});

test('What is missing is said', () => {
  expect(matchesRule({ match: env }, '', unknown)).toEqual({
    kind: 'unknown',
    missing: { kind: 'namespaceLabels', name: 'prod' },
  });
});

test.each<[string, object, Subject, string]>([
  ['nothing', {}, pod, 'no'],
  ['the old form', kinds('Pod'), pod, 'no'],
  ['an empty filter', { any: [{ roles: [] }] }, pod, 'no'],
  ['any', { any: [kinds('Service'), kinds('Pod')] }, pod, 'yes'],
  ['all', { all: [kinds('Service'), kinds('Pod')] }, pod, 'no'],
  ['an operation does not count', { any: [{ resources: { kinds: ['Pod'], operations: ['DELETE'] } }] }, pod, 'yes'],
  ['who asks counts also when nobody does', { any: [{ ...kinds('Pod'), ...isAnn }] }, pod, 'no'],
  ['who asks', { all: [{ ...kinds('Pod'), ...isAnn }] }, byAnn, 'yes'],
  ['nothing but who asks', { any: [isAnn] }, byAnn, 'yes'],
  ['labels that nobody knows', { any: [env] }, unknown, 'unknown'],
])('Exceptions: %s', (_name, match, subject, expected) => {
  expect(matchesException(match, subject).kind).toBe(expected);
});

test('Without steps left nothing is known', () => {
  const long: Subject = { ...pod, resource: { kind: 'Pod', metadata: { name: 'a'.repeat(1000) } } };
  expect(matchesRule({ match: named('*b') }, '', long, new Meter(3))).toEqual({ kind: 'budget' });
  expect(matchesException({ any: [named('*b')] }, long, new Meter(3))).toEqual({ kind: 'budget' });
});
