import { describe, expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import type { Externals } from '../../../../../src/domain/cel/value/externals.ts';
import { looked } from './looked.ts';

const web = { metadata: { name: 'a', labels: { app: 'web' } } };
const resources: Externals['resources'] = {
  get: (apiVersion, plural, namespace, name) => ({
    found: name === 'gone' ? null : { got: [apiVersion, plural, namespace, name] },
  }),
  list: (apiVersion, plural, namespace) => ({
    found: {
      listed: [apiVersion, plural, namespace],
      ...(plural === 'pods' ? { items: [web, { metadata: { name: 'b' } }] } : {}),
    },
  }),
  plural: () => ({ unknown: true }),
};

describe('a call of the API', () => {
  test.each<[string, Data, string, unknown]>([
    ['gets an object', { urlPath: '/api/v1/namespaces/n/configmaps/c' }, '', { got: ['v1', 'configmaps', 'n', 'c'] }],
    [
      'lists objects',
      { urlPath: '/apis/apps/v1/namespaces/n/deployments' },
      '',
      { listed: ['apps/v1', 'deployments', 'n'] },
    ],
    [
      'lists those of all namespaces',
      { urlPath: '/apis/apps/v1/deployments?limit=1' },
      '',
      { listed: ['apps/v1', 'deployments', ''] },
    ],
    [
      'lists those with labels',
      { urlPath: '/api/v1/pods?labelSelector=app%3Dweb', jmesPath: 'items[].metadata.name' },
      '',
      ['a'],
    ],
    [
      'of what else a path can ask is not known',
      { urlPath: '/api/v1/pods?fieldSelector=a%3Db' },
      '',
      { kind: 'apiCall', name: '/api/v1/pods?fieldSelector=a%3Db' },
    ],
    ['has a path that is made', { urlPath: '/api/v1/nodes/{{ other.key }}' }, '', { got: ['v1', 'nodes', '', 'v'] }],
    ['is what a query finds', { urlPath: '/api/v1/nodes', jmesPath: 'listed[1]' }, '', 'nodes'],
    ['has a default', { urlPath: '/api/v1/nodes/gone', default: 'd' }, '', 'd'],
    [
      'has to find something',
      { urlPath: '/api/v1/nodes/gone' },
      '',
      expect.stringContaining('/api/v1/nodes/gone: not found'),
    ],
    [
      'that writes is not known',
      { urlPath: '/api/v1/nodes', method: 'POST' },
      '',
      { kind: 'apiCall', name: '/api/v1/nodes' },
    ],
    ['of another path is not known', { urlPath: '/version' }, '', { kind: 'apiCall', name: '/version' }],
    ['of a service is not known', { service: { url: 'https://x' } }, '', { kind: 'http', name: 'https://x' }],
    [
      'stays in the namespace of its policy',
      { urlPath: '/api/v1/namespaces/own/../n/pods' },
      'own',
      expect.stringContaining('refers to namespace n'),
    ],
    [
      'names that namespace',
      { urlPath: '/api/v1/nodes' },
      'own',
      expect.stringContaining('does not contain a namespace segment'),
    ],
  ])('%s', (_, apiCall, namespace, result) => {
    expect(looked({ name: 'a', apiCall }, { resources }, namespace)).toEqual(result);
  });
});

describe('an answer that a test gives', () => {
  const http: Externals['http'] = ({ method, url }) => {
    if (url === 'https://down') return { found: { body: null, statusCode: 503 } };
    return url === '/version' || url === 'https://x'
      ? { found: { body: { method }, statusCode: 201 } }
      : { unknown: true };
  };

  test.each<[string, Data, unknown]>([
    ['is that of a service', { service: { url: 'https://x' }, method: 'POST' }, { method: 'POST' }],
    ['is that of a path', { urlPath: '/version', jmesPath: 'method' }, 'GET'],
    [
      'is none without success',
      { service: { url: 'https://down' } },
      expect.stringMatching(/^HTTP 503 from apiCall mock/),
    ],
    ['is not there for all', { service: { url: 'https://y' } }, { kind: 'http', name: 'https://y' }],
    ['leaves the cluster as it is', { urlPath: '/api/v1/nodes' }, { listed: ['v1', 'nodes', ''] }],
  ])('%s', (_, apiCall, result) => expect(looked({ name: 'a', apiCall }, { resources, http })).toEqual(result));
});
