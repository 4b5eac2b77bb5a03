import { expect, test } from 'vitest';
import { plain } from '../../../../../src/domain/jmespath/value.ts';
import { Queries } from '../../../../../src/domain/policy/classic/queries.ts';
import { requestContext } from '../../../../../src/domain/policy/classic/requestContext.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { asked, latest, pod } from '../asked.ts';

const userInfo = { username: 'system:serviceaccount:lab:runner', groups: ['g'], roles: ['r'], clusterRoles: [] };

test.each<[string, Partial<Request>, unknown]>([
  ['request.object.metadata.name', {}, 'web'],
  ['[request.operation, request.namespace, request.name]', {}, ['CREATE', 'shop', 'web']],
  ['request.subResource', { subresource: 'exec' }, 'exec'],
  ['request.userInfo.username', { userInfo }, userInfo.username],
  ['[serviceAccountName, serviceAccountNamespace]', { userInfo }, ['runner', 'lab']],
  ['[serviceAccountName, serviceAccountNamespace]', {}, ['', '']],
  ['request.roles', { userInfo }, ['r']],
  ['images.containers.b.tag', {}, 'latest'],
  ['given.x', {}, 1],
])('%s with %j', (query, more, result) => {
  const context = requestContext(asked(pod(latest), more), new Queries(), new Map([['given', { x: 1 }]]));
  const found = context.query(query, new Meter());
  expect(found instanceof Trouble ? found.message : plain(found.data)).toEqual(result);
});

test('Values that are given are laid over the request', () => {
  const given = new Map<string, unknown>([
    ['request.mode', 'dev'],
    ['request.object.metadata.labels.a', 'b'],
  ]);
  const context = requestContext(asked(pod(latest)), new Queries(), given);
  const found = context.query('[request.mode, request.object.metadata.labels.a, request.name]', new Meter());
  expect(found instanceof Trouble ? found.message : plain(found.data)).toEqual(['dev', 'b', 'web']);
});
