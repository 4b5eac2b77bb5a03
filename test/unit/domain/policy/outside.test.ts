import { describe, expect, test } from 'vitest';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import { among } from '../../../../src/domain/policy/objects.ts';
import { externalsIn } from '../../../../src/domain/policy/outside.ts';
import type { Outside } from '../../../../src/domain/policy/outside.ts';

const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' } };
const outside: Outside = {
  objects: among([map], kindsOf([])),
  areAll: false,
  images: new Map([['busybox:1', { digest: 'd' }]]),
  globalContext: null,
  answers: ({ url }) => (url === 'https://a' ? { found: 1 } : undefined),
};

describe('what stands for the outside', () => {
  test('gives objects and tells that it does', () => {
    const noted: string[] = [];
    const { resources } = externalsIn(outside, (assumption) => noted.push(assumption));
    expect(resources?.get('v1', 'configmaps', 'x', 'a')).toEqual({ found: map });
    expect(noted).toEqual(['ConfigMap "x/a" is as in the repository.']);
  });

  test('knows of nothing else, unless that is all there is', () => {
    const unknown = externalsIn(outside, () => undefined).resources;
    const none = externalsIn({ ...outside, areAll: true }, () => undefined).resources;
    expect(unknown?.get('v1', 'configmaps', 'x', 'b')).toEqual({ unknown: true });
    expect(none?.get('v1', 'configmaps', 'x', 'b')).toEqual({ found: null });
  });

  test('gives images and answers that are known, and no clock', () => {
    const externals = externalsIn(outside, () => undefined);
    const request = { method: 'GET', headers: {}, body: null } as const;
    expect(externals.imageData?.('busybox:1')).toEqual({ found: { digest: 'd' } });
    expect(externals.imageData?.('busybox:2')).toEqual({ unknown: true });
    expect(externals.http?.({ ...request, url: 'https://a' })).toEqual({ found: 1 });
    expect(externals.http?.({ ...request, url: 'https://b' })).toEqual({ unknown: true });
    expect(externalsIn({ ...outside, answers: null }, () => undefined).http).toBeNull();
    expect(externals.now).toBeNull();
  });
});
