import { expect, test } from 'vitest';
import { variableAt } from '../../../../../src/domain/policy/classic/variable.ts';
import { contextOf } from './around.ts';

test.each<[string, object, 'CREATE' | 'DELETE', string, boolean]>([
  ['{{ a.b }}', {}, 'CREATE', 'a.b', false],
  ['{{- a.b }}', {}, 'CREATE', 'a.b', true],
  ['{{@}}', {}, 'CREATE', 'request.object.spec.x', false],
  ['{{@}}', { target: {} }, 'CREATE', 'target.spec.x', false],
  ['{{ request.object.a }}', {}, 'DELETE', 'request.oldObject.a', false],
])('%s with %j in a %s', (written, values, operation, query, isShallow) => {
  const context = contextOf({ ...values }, operation);
  expect(variableAt(written, '/validate/pattern/spec/x', context)).toEqual({ query, isShallow });
});
