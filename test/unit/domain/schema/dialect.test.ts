import { expect, test } from 'vitest';
import { kubernetesFormats, noFormats } from '../../../../src/domain/schema/format.ts';
import { jsonSchemaFormats } from '../../../../src/domain/schema/jsonSchemaFormat.ts';
import type { Dialect } from '../../../../src/domain/schema/dialect.ts';
import { dialects } from './verdicts.ts';

const no = [false, false, false, false, false, false];
const api = [true, true, false, false, false, false];
const [never, withProperties] = ['never', 'withProperties'];

/** What each rule is: native, custom, plain, kubeconformNative, kubeconformPlain, kubeconformCustom. */
const rules: readonly (readonly [rule: string, field: keyof Dialect, values: readonly unknown[]])[] = [
  ['Null means "not set" where Kubernetes reads', 'optionalMayBeNull', [true, true, false, true, false, false]],
  ['Nothing is required at the root that openapi2jsonschema makes', 'requiredOfRootMayBeNull', no.with(3, true)],
  ['A null fits none of the types of a number-or-string alone', 'numberOrStringMayBeNull', api],
  ['Null may be an item of a built-in list', 'elementsMayBeNull', [true, false, false, true, false, false]],
  ['Null may be a value of a map', 'valuesMayBeNull', [true, true, false, true, false, false]],
  ['Unknown fields', 'closed', [withProperties, 'structural', never, withProperties, never, withProperties]],
  ["kubeconform's script leaves the root open", 'openRoot', no.with(5, true)],
  ["Kubernetes' own keywords count in its own schemas", 'extensions', api],
  [
    "openapi2jsonschema knows Kubernetes' number-or-string",
    'intOrStringByMark',
    [true, true, false, true, false, false],
  ],
  ["kubeconform's built-in schemas have no enums", 'enums', [true, true, true, false, true, true]],
  ['Go leaves out an empty string', 'emptyIsUnset', [true, false, false, true, false, false]],
  ["kubeconform's validator lets each alternative speak", 'alternativesSpeak', [false, false, false, true, true, true]],
  ['Templates are filled in before Kubernetes reads', 'templatedScalars', api],
  [
    'Formats are those of who validates, and of the draft',
    'formats',
    [kubernetesFormats, kubernetesFormats, jsonSchemaFormats, noFormats, jsonSchemaFormats, jsonSchemaFormats],
  ],
];
test.each(rules)('%s (%s)', (_, field, values) => {
  expect(Object.values(dialects).map((dialect) => dialect[field])).toEqual(values);
});
