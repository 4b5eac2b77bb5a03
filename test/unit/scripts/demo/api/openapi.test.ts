import { expect, test } from 'vitest';
import { builtIn } from '../../../../../scripts/demo/api/kinds.ts';
import { openApiOf } from '../../../../../scripts/demo/api/openapi.ts';

const cron = { group: 'stable.example.com', version: 'v1', kind: 'CronTab', plural: 'crontabs', namespaced: true };
const kinds = [...builtIn, cron];

test('lists a document for each version of a group', () => {
  expect(openApiOf(kinds, '/openapi/v3')).toMatchObject({
    paths: {
      'api/v1': { serverRelativeURL: '/openapi/v3/api/v1' },
      'apis/apps/v1': { serverRelativeURL: '/openapi/v3/apis/apps/v1' },
      'apis/stable.example.com/v1': { serverRelativeURL: '/openapi/v3/apis/stable.example.com/v1' },
    },
  });
});

test.each([
  ['/openapi/v3/api/v1', '/api/v1/namespaces/{namespace}/configmaps/{name}', '', 'ConfigMap'],
  ['/openapi/v3/api/v1', '/api/v1/nodes/{name}', '', 'Node'],
  ['/openapi/v3/apis/apps/v1', '/apis/apps/v1/namespaces/{namespace}/deployments/{name}', 'apps', 'Deployment'],
  [
    '/openapi/v3/apis/stable.example.com/v1',
    '/apis/stable.example.com/v1/namespaces/{namespace}/crontabs/{name}',
    'stable.example.com',
    'CronTab',
  ],
])('says in %s that %s is validated by the server', (path, place, group, kind) => {
  expect(openApiOf(kinds, path)).toMatchObject({
    openapi: '3.0.0',
    paths: {
      [place]: {
        patch: {
          parameters: [{ name: 'fieldValidation', in: 'query' }],
          'x-kubernetes-group-version-kind': { group, version: 'v1', kind },
        },
      },
    },
  });
});

test.each(['/openapi/v2', '/openapi/v3/', '/openapi/v3/apis/gone/v1', '/api', '/'])('has nothing at %s', (path) => {
  expect(openApiOf(kinds, path)).toBeNull();
});
