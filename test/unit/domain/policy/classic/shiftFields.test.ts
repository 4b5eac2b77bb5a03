import { expect, test } from 'vitest';
import { shiftFields } from '../../../../../src/domain/policy/classic/shiftFields.ts';

test.each<[string, boolean, string]>([
  ['{{ request.object.spec.x }}', false, '{{ request.object.spec.template.spec.x }}'],
  ['{{ request.oldObject.metadata.name }}', false, '{{ request.oldObject.spec.template.metadata.name }}'],
  ['object.spec', false, 'object.spec'],
  ['object.spec', true, 'object.spec.template.spec'],
  ['request.object.metadata.namespace', true, 'request.object.spec.template.metadata.namespace'],
])('%s (CEL: %s)', (text, isCel, shifted) => {
  expect(shiftFields({ [text]: [text, 1n] }, ['spec', 'template'], isCel)).toEqual({ [shifted]: [shifted, 1n] });
});
