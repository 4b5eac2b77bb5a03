import { expect, test } from 'vitest';
import { namespace, secret, serviceAccount } from '../../../../../../src/domain/policy/defaults/prepared/core.ts';

test.each([
  [
    { metadata: { name: 'a' } },
    { metadata: { name: 'a', labels: { 'kubernetes.io/metadata.name': 'a' } }, spec: { finalizers: ['kubernetes'] } },
  ],
  [
    { metadata: { labels: { b: 'c' } }, spec: { finalizers: ['own'] } },
    { metadata: { labels: { b: 'c' } }, spec: { finalizers: ['own', 'kubernetes'] } },
  ],
  [{ spec: { finalizers: ['kubernetes'] } }, { metadata: {}, spec: { finalizers: ['kubernetes'] } }],
])('A Namespace %j becomes %j', (object, expected) => {
  expect(namespace(object)).toEqual(expected);
});

test.each([
  [{}, {}],
  [{ stringData: { a: 'ä' } }, { data: { a: 'w6Q=' } }],
  [{ data: { a: 'YQ==\n', b: 'Yg==' }, stringData: { b: '' } }, { data: { a: 'YQ==', b: '' } }],
])('A Secret %j becomes %j', (object, expected) => {
  expect(secret(object)).toEqual(expected);
});

test.each([
  [{}, {}],
  [{ secrets: [{ name: 'a', namespace: 'b' }, {}, null] }, { secrets: [{ name: 'a' }, {}, {}] }],
])('A ServiceAccount %j becomes %j', (object, expected) => {
  expect(serviceAccount(object)).toEqual(expected);
});
