import { expect, test } from 'vitest';
import { builtIn } from '../../../../../scripts/demo/api/kinds.ts';
import { targetOf, verbOf } from '../../../../../scripts/demo/api/target.ts';
import type { Target } from '../../../../../scripts/demo/api/target.ts';

function told(target: Target): string {
  if (target.type === 'path') return `path ${target.path}`;
  if (target.type === 'group') return `group ${target.group}/${target.version}`;
  if (target.type === 'nothing') return 'nothing';
  const { kind, namespace, name, part, rest } = target;
  return [kind.kind, namespace ?? '*', name ?? '*', part ?? '', rest].join(' ').trim();
}

test.each([
  ['/version', 'path /version'],
  ['/api', 'path /api'],
  ['/apis', 'path /apis'],
  ['/apis/apps', 'path /apis/apps'],
  ['/api/v1', 'group /v1'],
  ['/apis/apps/v1', 'group apps/v1'],
  ['/api/v1/pods', 'Pod * *'],
  ['/api/v1/namespaces/web/pods', 'Pod web *'],
  ['/api/v1/namespaces/web/pods/a', 'Pod web a'],
  ['/api/v1/namespaces/web/pods/a/log', 'Pod web a log'],
  ['/api/v1/namespaces', 'Namespace * *'],
  ['/api/v1/namespaces/web', 'Namespace * web'],
  ['/api/v1/namespaces/web/status', 'Namespace * web status'],
  ['/api/v1/nodes/a', 'Node * a'],
  ['/apis/apps/v1/namespaces/web/deployments/a/status', 'Deployment web a status'],
  ['/api/v1/namespaces/web/services/http:a:http/proxy/v1/cert.pem', 'Service web http:a:http proxy v1/cert.pem'],
  ['/api/v1/namespaces/web/services/http%3Aa%3Ahttp/proxy/x', 'Service web http:a:http proxy x'],
  ['/api/v1/things', 'nothing'],
  ['/apis/apps/v2/deployments', 'nothing'],
  ['/api/v1/namespaces/web/nodes', 'nothing'],
])('%s is %s', (path, wanted) => {
  expect(told(targetOf(path, builtIn))).toBe(wanted);
});

test.each([
  ['GET', null, false, 'list'],
  ['GET', null, true, 'watch'],
  ['GET', 'a', false, 'get'],
  ['POST', null, false, 'create'],
  ['PUT', 'a', false, 'update'],
  ['PATCH', 'a', false, 'patch'],
  ['DELETE', 'a', false, 'delete'],
  ['DELETE', null, false, 'deletecollection'],
])('%s of %s is to %s', (method, name, isWatch, verb) => {
  expect(verbOf(method, { name }, isWatch)).toBe(verb);
});
