import { expect, test } from 'vitest';
import { isObject } from '../../../src/actions/manifestObject.ts';
import type { Json } from '../../../src/domain/phases/spec.ts';

const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'volume' } };

test.each<[string, Json]>([
  ['all that a request needs', job],
  ['more than that', { ...job, metadata: { name: 'volume', namespace: 'slipway-probe' }, spec: { backoffLimit: 0 } }],
])('An object has %s', (_, value) => {
  expect(isObject(value)).toBe(true);
});

test.each<[string, Json]>([
  ['nothing', null],
  ['a text', 'Job'],
  ['a number', 1],
  ['a list of objects', [job]],
  ['no version', { kind: 'Job', metadata: { name: 'volume' } }],
  ['a version that is no text', { ...job, apiVersion: 1 }],
  ['no kind', { apiVersion: 'v1', metadata: { name: 'volume' } }],
  ['a kind that is no text', { ...job, kind: ['Job'] }],
  ['no metadata', { apiVersion: 'v1', kind: 'Pod' }],
  ['empty metadata', { ...job, metadata: null }],
  ['metadata that are a text', { ...job, metadata: 'volume' }],
  ['metadata that are a list', { ...job, metadata: [{ name: 'volume' }] }],
  ['a name that the server is to make', { ...job, metadata: { generateName: 'volume-' } }],
  ['a name that is no text', { ...job, metadata: { name: 7 } }],
  // As JSON has it this is a field like any other, and gives nothing to the object that it is in.
  ['a name in __proto__', { ...job, metadata: JSON.parse('{"__proto__":{"name":"volume"}}') as Json }],
])('It is none with %s', (_, value) => {
  expect(isObject(value)).toBe(false);
});
