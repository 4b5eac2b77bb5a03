import { describe, expect, test } from 'vitest';
import { namedFormats } from '../../../../../../src/domain/cel/library/kubernetes/format.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('formats by name', () => {
  checkPolicies(kubernetes, [
    ["format.uri().validate('https://x').hasValue()", 'false'],
    ["format.uri().validate('x').hasValue()", 'true'],
    ["format.named('dns1123Label')", 'some(kubernetes.NamedFormat)'],
    ["format.named('x').hasValue()", 'false'],
    ["format.named('date').value().validate('x')", 'some(["invalid date"])'],
    ["format.dns1123Label() == format.named('dns1123Label').value()", 'true'],
    ["format.dns1123Label().validate('a').hasValue()", 'false'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    namedFormats.every(({ name, method }) =>
      (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name),
    ),
  ).toBe(true);
});
