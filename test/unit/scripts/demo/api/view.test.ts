import { expect, test } from 'vitest';
import { viewOf } from '../../../../../scripts/demo/api/view.ts';

const meta = 'v=v1;g=meta.k8s.io';

test.each([
  ['', 'object'],
  ['*/*', 'object'],
  ['application/json', 'object'],
  [`application/json;as=Table;${meta}`, 'table'],
  [`application/json;as=Table;${meta}, application/json`, 'table'],
  [`application/json;as=PartialObjectMetadataList;${meta}`, 'metadata'],
  [`application/json;as=PartialObjectMetadata;${meta}`, 'metadata'],
  ['application/vnd.kubernetes.protobuf, application/json', 'object'],
  [`application/json;as=Unheard;${meta},application/json`, 'object'],
])('"%s" is answered with: %s', (accept, view) => {
  expect(viewOf(accept)).toBe(view);
});

test.each(['text/html', `application/json;as=Unheard;${meta}`])('There is no %s', (accept) => {
  expect(() => viewOf(accept)).toThrow('only the following media types');
});
