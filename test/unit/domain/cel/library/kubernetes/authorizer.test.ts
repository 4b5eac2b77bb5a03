import { describe, expect, test } from 'vitest';
import {
  authorizerType,
  authorizerValues,
  authorizers,
  resourceCheckType,
} from '../../../../../../src/domain/cel/library/kubernetes/authorizer.ts';
import { nameOf } from '../../../../../../src/domain/cel/type.ts';
import { kubernetes, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

const end = 'which is not known here.';

describe('whoever asks the authorizer is told what is missing', () => {
  checkPolicies(kubernetes, [
    [
      "authorizer.path('/x').check('get').allowed()",
      `missing: The expression asks for the API call authorizer path /x, verb get, ${end}`,
    ],
    [
      "authorizer.group('apps').resource('deployments').subresource('scale').namespace('a').name('b').check('get').reason()",
      `missing: The expression asks for the API call authorizer group apps resource deployments subresource scale namespace a name b, verb get, ${end}`,
    ],
    [
      "authorizer.serviceAccount('ns', 'sa').group('').resource('pods').check('list').errored()",
      `missing: The expression asks for the API call authorizer for the service account ns/sa group  resource pods, verb list, ${end}`,
    ],
    [
      "authorizer.requestResource.check('get').allowed()",
      `missing: The expression asks for the API call authorizer for the requested resource, verb get, ${end}`,
    ],
    ["authorizer.path('/x').check('get').allowed() || true", 'true'],
    [
      "authorizer.group('apps').check('get')",
      "type [authorizer.group('apps')] check wants kubernetes.authorization.PathCheck or kubernetes.authorization.ResourceCheck here; this is kubernetes.authorization.GroupCheck.",
    ],
  ]);
});

test('Its values have its types', () => {
  expect(authorizerValues.authorizer.typeName).toBe(nameOf(authorizerType));
  expect(authorizerValues.requestResource.typeName).toBe(nameOf(resourceCheckType));
  expect(authorizers.every(({ method }) => method)).toBe(true);
  expect(said(kubernetes, 'authorizer == authorizer')).toBe('true');
});
