import { expect, test } from 'vitest';
import { custom, kubeconformCustom, kubeconformNative, native, plain } from '../../../../src/domain/schema/dialect.ts';
import { jsonSchemaFormats, kubernetesFormats } from '../../../../src/domain/schema/format.ts';

const dialects = { native, custom, plain, kubeconformNative, kubeconformCustom };
type Name = keyof typeof dialects;

/** What each rule is in the order native, custom, plain, kubeconformNative, kubeconformCustom. */
const rules: readonly (readonly [rule: string, field: keyof typeof native, values: readonly unknown[]])[] = [
  ['Null means "not set" where Kubernetes reads', 'optionalMayBeNull', [true, true, false, true, false]],
  ['Null may be an item of a built-in list', 'elementsMayBeNull', [true, false, false, true, false]],
  ['Unknown fields', 'closed', ['withProperties', 'structural', 'never', 'withProperties', 'withProperties']],
  ["kubeconform's script leaves the root open", 'openRoot', [false, false, false, false, true]],
  ["Kubernetes' own keywords count in its own schemas", 'extensions', [true, true, false, false, false]],
  ["kubeconform's built-in schemas have no enums", 'enums', [true, true, true, false, true]],
  ['Go leaves out an empty string', 'emptyIsUnset', [true, false, false, true, false]],
  ['Templates are filled in before Kubernetes reads', 'templatedScalars', [true, true, false, false, false]],
];
test.each(rules)('%s (%s)', (_, field, values) => {
  const names: readonly Name[] = ['native', 'custom', 'plain', 'kubeconformNative', 'kubeconformCustom'];
  expect(names.map((name) => dialects[name][field])).toEqual(values);
});

test('Formats are those of who validates', () => {
  for (const dialect of [native, custom]) expect(dialect.formats).toBe(kubernetesFormats);
  for (const dialect of [plain, kubeconformNative, kubeconformCustom]) expect(dialect.formats).toBe(jsonSchemaFormats);
});
