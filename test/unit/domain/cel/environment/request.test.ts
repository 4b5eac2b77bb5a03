import { expect, test } from 'vitest';
import {
  kyvernoRequestType,
  namespaceType,
  requestDescriptions,
  requestType,
  userDescriptions,
} from '../../../../../src/domain/cel/environment/request.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';

function fieldsOf(type: Type): readonly string[] {
  return type.kind === 'object' ? [...type.fields.keys()] : [];
}

test('Kyverno has the objects in the request too', () => {
  expect(fieldsOf(kyvernoRequestType)).toEqual([...fieldsOf(requestType), 'object', 'oldObject']);
});

test('They are messages and no maps', () => {
  expect([requestType, kyvernoRequestType, namespaceType].map((type) => type.kind === 'object' && type.sealed)).toEqual(
    [true, true, true],
  );
  expect(fieldsOf(namespaceType)).toEqual(['metadata', 'spec', 'status']);
});

test('Every field of a request is explained, and of who asks', () => {
  const fields = fieldsOf(kyvernoRequestType);
  expect(fields.filter((name) => !requestDescriptions.has(name))).toEqual([]);
  const user = kyvernoRequestType.kind === 'object' ? kyvernoRequestType.fields.get('userInfo') : undefined;
  expect(user === undefined ? [] : fieldsOf(user)).toEqual([...userDescriptions.keys()]);
});
