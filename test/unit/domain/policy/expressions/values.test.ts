import { describe, expect, test } from 'vitest';
import { evaluation, environmentOf, compile } from '../../../../../src/domain/cel/cel.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { plain } from '../../../../../src/domain/cel/value/plain.ts';
import { requestValues } from '../../../../../src/domain/policy/expressions/values.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { asked, pod } from '../asked.ts';

const environment = environmentOf({ object: dyn, oldObject: dyn, request: dyn, namespaceObject: dyn });

function value(text: string, more: Partial<Request> = {}): unknown {
  const { expression } = compile(text, environment, dyn);
  if (expression === null) throw new Error(text);
  const outcome = evaluation(environment, requestValues(asked(pod({ a: 1 }), more)))(expression);
  return outcome.ok ? plain(outcome.value.data) : (outcome.failure.missing ?? outcome.failure.code);
}

describe('what expressions see of a request', () => {
  test.each<[string, Partial<Request>, unknown]>([
    ['object.spec.a', {}, 1],
    ['oldObject == null', {}, true],
    ['request.kind.kind + request.resource.resource', {}, 'Podpods'],
    ['request.object.metadata.name + request.operation', {}, 'webCREATE'],
    ['has(request.subResource)', {}, false],
    ['request.subResource', { subresource: 'exec' }, 'exec'],
    ['has(request.userInfo.username)', {}, false],
    ['request.userInfo.username', { userInfo: { username: 'ada', groups: [], roles: [], clusterRoles: [] } }, 'ada'],
    ['namespaceObject == null', { namespaceObject: null }, true],
    ['namespaceObject.metadata.name', { namespaceObject: { metadata: { name: 'shop' } } }, 'shop'],
    ['namespaceObject.metadata.name', {}, { kind: 'namespaceLabels', name: 'shop' }],
  ])('%s (%j)', (text, more, result) => {
    expect(value(text, more)).toEqual(result);
  });
});
