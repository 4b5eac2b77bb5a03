import { describe, expect, test } from 'vitest';
import { definitionsOf, resolved } from '../../../../src/domain/own/definitions.ts';
import { phaseSchema } from '../../../../src/domain/phases/schema.ts';
import { applicationsSchema, platformSchema } from '../../../../src/domain/platform/schema.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { regex } from '../../../../src/domain/regex.ts';

const schemas = { platform: platformSchema, applications: applicationsSchema, phase: phaseSchema };

/** Every schema in a schema, with the way to it. */
function all(schema: Schema, path = ''): readonly (readonly [string, Schema])[] {
  const below = Object.entries(schema.properties ?? {}).map(([name, child]) => [`${path}/${name}`, child] as const);
  const named = Object.entries(schema.definitions ?? {}).map(([name, child]) => [`#${name}`, child] as const);
  const rest = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].flatMap((child) =>
    typeof child === 'object' && !Array.isArray(child) ? [[`${path}/*`, child as Schema] as const] : [],
  );
  return [[path, schema], ...[...below, ...named, ...rest].flatMap(([way, child]) => all(child, way))];
}

describe.each(Object.entries(schemas))('The schema of %s', (_, schema) => {
  const parts = all(schema);
  const keys = parts.filter(([path]) => path !== '' && !/^#(size|range|identifier)$/.test(path));

  test('explains every key', () => {
    const full = keys.map(([path, part]) => [path, part.$ref === undefined ? part : resolved(part, schema)] as const);
    const silent = full.filter(
      ([, part]) => part.anyOf === undefined && !('title' in part && part.description !== undefined),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
    expect(keys.length).toBeGreaterThan(20);
  });

  test('is closed, but where anything may stand', () => {
    const open = parts.filter(
      ([path, part]) => part.type === 'object' && part.additionalProperties === undefined && path !== '#row/site',
    );
    expect(open.map(([path]) => path)).toEqual([]);
  });

  test('refers to what it has', () => {
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference = '']) => reference,
    );
    expect(references.filter((reference) => definitionsOf(schema).lookup(reference, '') === undefined)).toEqual([]);
  });

  test('says every pattern in words, and none that RE2 does not take', () => {
    const patterns = parts.filter(([, part]) => part.pattern !== undefined);
    expect(patterns.filter(([, part]) => !('patternErrorMessage' in part)).map(([path]) => path)).toEqual([]);
    expect(patterns.filter(([, { pattern = '' }]) => regex(pattern) === null)).toEqual([]);
  });
});
