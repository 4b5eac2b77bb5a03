import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Outside } from './oracle.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/sealing');

/** Variables of the expressions of the corpus. */
export const data: Readonly<Record<string, unknown>> = {
  object: {
    a: 2,
    b: 'x',
    f: 1.5,
    t: true,
    n: null,
    list: [1, 2, 3],
    texts: ['a', 'b'],
    empty: [],
    m: { k: 'v' },
    objs: [
      { name: 'a', v: 1 },
      { name: 'b', v: 2 },
    ],
    ip: '10.1.2.3',
    q: '1Gi',
    mixed: [1, 'a'],
    pem: readFileSync(path.join(fixtures, 'cert.pem'), 'utf8'),
    chain: readFileSync(path.join(fixtures, 'chain.pem'), 'utf8'),
    ec: readFileSync(path.join(fixtures, 'cert-ec.pem'), 'utf8'),
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'x' } },
  },
  oldObject: null,
  namespaceObject: { metadata: { name: 'shop', labels: { team: 'a' } } },
  request: {
    operation: 'CREATE',
    name: 'web',
    namespace: 'shop',
    userInfo: { username: 'system:serviceaccount:ns:sa', groups: ['g'] },
    kind: { group: '', version: 'v1', kind: 'Pod' },
  },
  exceptions: { allowedImages: ['a'], allowedValues: [] },
  params: { max: 3 },
  self: { a: 1, list: [1] },
  oldSelf: { a: 2, list: [] },
};

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', data: { k: 'v' } };

export const outside: Outside = {
  globalContext: { entry: { x: 1 } },
  images: {},
  resources: [
    { plural: 'configmaps', object: { ...configMap, metadata: { name: 'c', namespace: 'd' } } },
    { plural: 'configmaps', object: { ...configMap, metadata: { name: 'mine', namespace: 'default' } } },
  ],
};
