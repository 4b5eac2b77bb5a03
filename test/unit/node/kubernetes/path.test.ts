import { describe, expect, test } from 'vitest';
import { groupPath, resourcePath, servicePath, withQuery } from '../../../../src/node/kubernetes/path.ts';

const deployments = { group: 'apps', version: 'v1', plural: 'deployments', namespaced: true };
const nodes = { group: '', version: 'v1', plural: 'nodes', namespaced: false };

describe('a path', () => {
  test.each([
    [groupPath('', 'v1'), '/api/v1'],
    [groupPath('apps', 'v1'), '/apis/apps/v1'],
    [resourcePath(deployments, null, null), '/apis/apps/v1/deployments'],
    [resourcePath(deployments, 'web', null), '/apis/apps/v1/namespaces/web/deployments'],
    [resourcePath(deployments, 'web', 'a'), '/apis/apps/v1/namespaces/web/deployments/a'],
    [resourcePath(nodes, 'web', 'a'), '/api/v1/nodes/a'],
    [resourcePath(deployments, 'w/b', 'a?b#c%'), '/apis/apps/v1/namespaces/w%2Fb/deployments/a%3Fb%23c%25'],
    [withQuery('/a', { x: '1', y: null, z: 'a b&c' }), '/a?x=1&z=a+b%26c'],
    [withQuery('/a', { x: null }), '/a'],
    [servicePath('web', 'http:a:80', '/v1/cert.pem'), '/api/v1/namespaces/web/services/http:a:80/proxy/v1/cert.pem'],
    [servicePath('web', 'a', ''), '/api/v1/namespaces/web/services/a/proxy/'],
    [servicePath('web', 'a', 'b/'), '/api/v1/namespaces/web/services/a/proxy/b/'],
    [servicePath('w/b', 'a/b', 'c?d#e'), '/api/v1/namespaces/w%2Fb/services/a%2Fb/proxy/c%3Fd%23e'],
  ])('%s', (path, expected) => {
    expect(path).toBe(expected);
  });

  test.each(['', '.', '..'])('has no part "%s"', (part) => {
    expect(() => resourcePath(deployments, part, null)).toThrow(`"${part}" is no name that Kubernetes has.`);
    expect(() => groupPath('apps', part)).toThrow('is no name');
    expect(() => servicePath(part, 'a', 'b')).toThrow('is no name');
    expect(() => servicePath('web', part, 'b')).toThrow('is no name');
    expect(() => servicePath('web', 'a', `b/${part}/c`)).toThrow('is no name');
  });
});
