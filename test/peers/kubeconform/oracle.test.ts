/** Whether the oracle itself is sound: its schemas are those of the publisher, and its reading of messages is right. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { describeWithPeers } from '../tools.ts';
import { coreSchemas } from './oracle/core.ts';
import { crdSchemas } from './oracle/crds.ts';
import { isList, isObject, type Json, type JsonObject } from './oracle/json.ts';
import { leavesOf } from './oracle/message.ts';

describeWithPeers('schemas of built-in kinds', () => {
  test('are what the publisher makes of the same definitions', { timeout: 60_000 }, async () => {
    const [definitions, published] = await publishedPair();
    const made = coreSchemas(definitions).get('replicationcontroller-v1.json');
    expect(comparable(made ?? {})).toEqual(comparable(published));
  });
});

describe('schemas of custom kinds', () => {
  test('are closed below the root, whatever the definition preserves, and int-or-string goes by its format', () => {
    const crd = `
kind: CustomResourceDefinition
spec:
  group: example.org
  names: {kind: Thing}
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            x-kubernetes-preserve-unknown-fields: true
            properties:
              port: {format: int-or-string}
              other: {anyOf: [{properties: {a: {type: string}}}], x-kubernetes-int-or-string: true}
`;
    const spec = {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      additionalProperties: false,
      properties: {
        port: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        other: { anyOf: [{ properties: { a: { type: 'string' } } }], 'x-kubernetes-int-or-string': true },
      },
    };
    const schema = { type: 'object', properties: { spec } };
    expect(crdSchemas(crd)).toEqual([
      { file: 'thing-example-v1.json', apiVersion: 'example.org/v1', kind: 'Thing', served: true, schema },
    ]);
  });
});

describe('messages', () => {
  const head = "problem validating schema. Check JSON formatting: jsonschema validation failed with 'file:///x.json#'";
  const cases: readonly (readonly [title: string, msg: string, leaves: readonly string[]])[] = [
    [
      'a wrong type is named by its place',
      `${head} - at '/spec/replicas': got string, want null or integer`,
      ['at /spec/replicas'],
    ],
    [
      'missing properties are named one by one',
      `${head} - at '': missing properties 'a', 'b'`,
      ['missing / "a"', 'missing / "b"'],
    ],
    [
      'additional properties are named one by one',
      `${head} - at '/m': additional properties 'x', 'y' not allowed`,
      ['extra /m "x"', 'extra /m "y"'],
    ],
    [
      'what only groups is left out',
      `${head} - at '/s': validation failed   - at '/s/a': got null, want string   - at '/s': missing property 'b'`,
      ['at /s/a', 'missing /s "b"'],
    ],
    [
      'branches count with their own leaves',
      `${head} - at '/p': 'oneOf' failed, none matched   - at '/p': got boolean, want string   - at '/p': got boolean, want integer`,
      ['at /p'],
    ],
    ['several branches that match are a leaf', `${head} - at '/p': 'oneOf' failed, subschemas 0, 1 matched`, ['at /p']],
    [
      'quotes and escapes of Go are undone',
      String.raw`${head} - at '/a\'b~1c/\u200b': additional properties 'it\'s - at \'/x\': "q"', 'ä\n' not allowed`,
      [String.raw`extra /a'b~1c/​ "it's - at '/x': \"q\""`, String.raw`extra /a'b~1c/​ "ä\n"`],
    ],
  ];
  test.each(cases)('%s', (_, msg, leaves) => {
    expect(leavesOf(msg)).toEqual(leaves.toSorted());
  });
});

/** kubeconform carries the published definitions and one published schema in the cache of its own tests. */
async function publishedPair(): Promise<readonly [JsonObject, JsonObject]> {
  const folder = path.join(await moduleDir('kubeconform'), 'fixtures/cache');
  const files = await Promise.all(
    (await readdir(folder)).map(async (name): Promise<JsonObject> =>
      JSON.parse(await readFile(path.join(folder, name), 'utf8')),
    ),
  );
  const definitions = files.find((file) => 'definitions' in file);
  const published = files.find((file) => isObject(file['properties']) && !JSON.stringify(file).includes('"$ref"'));
  if (definitions === undefined || published === undefined) {
    throw new Error("kubeconform's cached schemas are not where they were.");
  }
  return [definitions, published];
}

/** The published schema that kubeconform carries is the one that is not strict, and has descriptions. */
function comparable(value: Json): Json {
  if (isList(value)) {
    return value.map(comparable);
  }
  if (!isObject(value)) {
    return value;
  }
  const kept = Object.entries(value).filter(
    ([key, inner]) =>
      !(key === 'additionalProperties' && inner === false) && !(key === 'description' && typeof inner === 'string'),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, comparable(inner)]));
}
