import { describe, expect, test } from 'vitest';
import { pluralOf } from '../../../../src/domain/kubernetes/plural.ts';
import { requestOf } from '../../../../src/domain/policy/requestOf.ts';
import type { Asking } from '../../../../src/domain/policy/requestOf.ts';

const kinds = {
  plural: (_: string, kind: string) => pluralOf(kind),
  isClusterWide: (_: string, kind: string) => ['Namespace', 'Node'].includes(kind),
};
const asking: Asking = {
  operation: 'CREATE',
  subresource: '',
  namespaceNamed: (name) => ({ metadata: { name } }),
  userInfo: null,
  usualNamespace: 'default',
};
const made = (kind: string, metadata: object): object => ({ apiVersion: 'apps/v1', kind, metadata });

describe('the request for an object', () => {
  test.each<[string, object, Partial<Asking>, object]>([
    [
      'is that of its kind and place',
      made('Deployment', { name: 'web', namespace: 'shop' }),
      {},
      {
        operation: 'CREATE',
        resource: { group: 'apps', version: 'v1', kind: 'Deployment', plural: 'deployments' },
        namespace: 'shop',
        name: 'web',
        oldObject: null,
        namespaceObject: { metadata: { name: 'shop' } },
      },
    ],
    ['goes where objects go that say nothing', made('Deployment', { name: 'web' }), {}, { namespace: 'default' }],
    ['lies in no namespace', made('Node', { name: 'n', namespace: 'x' }), {}, { namespace: '', namespaceObject: null }],
    [
      'of a namespace lies in it',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      {},
      { namespace: 'shop', namespaceObject: null },
    ],
    [
      'may lie in one that nobody knows',
      made('Deployment', {}),
      { namespaceNamed: () => undefined },
      { namespaceObject: undefined },
    ],
  ])('%s', (_, object, more, request) => {
    expect(requestOf(object, kinds, { ...asking, ...more })).toMatchObject({ object, ...request });
  });

  test('changes nothing in an update, and takes the object away', () => {
    const object = made('Deployment', { name: 'web' });
    expect(requestOf(object, kinds, { ...asking, operation: 'UPDATE' })).toMatchObject({ object, oldObject: object });
    expect(requestOf(object, kinds, { ...asking, operation: 'DELETE' })).toMatchObject({
      object: null,
      oldObject: object,
    });
  });
});
