import { environmentOf } from '../cel/cel.ts';
import type { Environment } from '../cel/check/environment.ts';
import { typeOfSchema } from '../cel/environment/typeOfSchema.ts';
import { bool, dyn, int, listOf, mapOf, objectOf, string, timestamp } from '../cel/type.ts';
import type { Type } from '../cel/type.ts';
import { resolved } from '../own/definitions.ts';
import { applicationsSchema, platformSchema } from '../platform/schema.ts';
import type { Schema } from '../schema/schema.ts';

/** A host of `platform.hosts`, as the schema of `platform.yaml` has it. */
export const hostType: Type = typeOf(platformSchema.definitions?.['host'] ?? {}, platformSchema, 'host');

/** What every expression of a phase can name. */
const base: Readonly<Record<string, Type>> = {
  platform: typeOf(platformSchema.properties?.['platform'] ?? {}, platformSchema, 'platform'),
  applications: mapOf(string, rowType()),
  now: timestamp,
  // A detached head has no branch, and a branch may have no upstream: `has(git.upstream)`.
  git: objectOf('git', {
    branch: string,
    head: string,
    upstream: string,
    ahead: int,
    behind: int,
    dirty: bool,
    files: listOf(string),
  }),
};

/** What some expressions can name besides. */
export const output: Readonly<Record<string, Type>> = { json: dyn, text: string };
export const oneHost: Readonly<Record<string, Type>> = { host: hostType };

/** Names that expressions have already, and words of the language (https://github.com/google/cel-spec, langdef.md). */
export const reserved: ReadonlySet<string> = new Set([
  ...Object.keys(base),
  ...Object.keys(output),
  ...Object.keys(oneHost),
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
]);

/** The variables of an expression: those of all, and its own. */
export function environment(own: Readonly<Record<string, Type>> = {}): Environment {
  return environmentOf({ ...base, ...own });
}

/** A row of the table, with what Slipway adds. */
function rowType(): Type {
  const row = typeOf(applicationsSchema.definitions?.['row'] ?? {}, applicationsSchema, 'application');
  if (row.kind !== 'object') return dyn;
  return objectOf('application', { ...Object.fromEntries(row.fields), phase: int, enabled: bool });
}

/** The type of the values that a schema of ours allows. */
export function typeOf(schema: Schema, root: Schema, name: string): Type {
  return typeOfSchema(resolved(schema, root), name, (inside, its) => typeOf(inside, root, its));
}
