import { expect, test } from 'vitest';
import { matchesDescription } from '../../../../../src/domain/policy/match/filter.ts';
import type { Subject } from '../../../../../src/domain/policy/match/subject.ts';
import type { Truth } from '../../../../../src/domain/policy/match/truth.ts';

const pod: Subject = {
  resource: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-1', namespace: 'prod', labels: { app: 'web' }, annotations: { 'a.io/x': 'y', b: 'z' } },
  },
  operation: 'CREATE',
  subresource: '',
  namespaceLabels: { env: 'prod' },
  userInfo: null,
};
const namespace: Subject = { ...pod, resource: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prod' } } };
const unknown: Subject = { ...pod, namespaceLabels: null };

test.each<[unknown, Subject, Truth]>([
  [{}, pod, 'yes'],
  [{ operations: ['CREATE', 'UPDATE'] }, pod, 'yes'],
  [{ operations: ['DELETE'] }, pod, 'no'],
  [{ operations: ['create'] }, pod, 'no'],
  [{ kinds: ['Pod'] }, pod, 'yes'],
  [{ kinds: ['Service'] }, pod, 'no'],
  [{ kinds: ['Pod'] }, { ...pod, subresource: 'status' }, 'no'],
  [{ name: 'web-*' }, pod, 'yes'],
  [{ name: 'db-*' }, pod, 'no'],
  [{ names: ['db', 'web-?'] }, pod, 'yes'],
  [{ names: ['db'] }, pod, 'no'],
  [{ namespaces: ['dev', 'p*'] }, pod, 'yes'],
  [{ namespaces: ['dev'] }, pod, 'no'],
  [{ namespaces: ['prod'] }, namespace, 'yes'],
  [{ annotations: { 'a.io/*': '?' } }, pod, 'yes'],
  [{ annotations: { 'a.io/*': '?', b: 'z' } }, pod, 'yes'],
  [{ annotations: { 'a.io/*': 'z' } }, pod, 'no'],
  [{ annotations: { b: 'z', c: '*' } }, pod, 'no'],
  [{ selector: { matchLabels: { app: 'w*' } } }, pod, 'yes'],
  [{ selector: { matchLabels: { app: 'db' } } }, pod, 'no'],
  [{ namespaceSelector: { matchLabels: { env: 'prod' } } }, pod, 'yes'],
  [{ namespaceSelector: { matchLabels: { env: 'dev' } } }, pod, 'no'],
  [{ namespaceSelector: {} }, namespace, 'no'],
  [{ namespaceSelector: { matchLabels: { env: 'dev' } } }, { ...pod, resource: {} }, 'yes'],
  [{ namespaceSelector: { matchLabels: { env: 'prod' } } }, unknown, 'unknown'],
  [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'prod' } } }, unknown, 'yes'],
  [{ namespaceSelector: { matchLabels: { env: 'prod' } }, kinds: ['Service'] }, unknown, 'no'],
  [{ kinds: ['Pod'], names: ['db'] }, pod, 'no'],
])('%j describes %j: %s', (resources, subject, expected) => {
  expect(matchesDescription(resources, subject, false)).toBe(expected);
});

test('Exceptions ask for no operation, and leave a Namespace alone', () => {
  expect(matchesDescription({ operations: ['DELETE'] }, pod, true)).toBe('yes');
  expect(matchesDescription({ namespaceSelector: { matchLabels: { env: 'dev' } } }, namespace, true)).toBe('yes');
  expect(matchesDescription({ namespaceSelector: { matchLabels: { env: 'dev' } } }, pod, true)).toBe('no');
});
