import type { SchemaFile } from '../schema/schema.ts';

/** The file that kubeconform looks for, without `.json`: the core group has no name in it (pkg/registry, schemaPath). */
export function fileNameOf(group: string, version: string, kind: string): string {
  return [kind, ...(group === '' ? [] : [firstLabel(group)]), version].join('-').toLowerCase();
}

export function firstLabel(group: string): string {
  return group.split('.', 1)[0] ?? '';
}

/**
 * File name → definition, for all that openapi2jsonschema publishes of built-in kinds: every definition, called by the
 * last three parts of its name.
 */
export function publishedDefinitions({ definitions }: SchemaFile): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(definitions).map((name) => {
      const [group = '', version = '', kind = ''] = name.split('.').slice(-3);
      return [fileNameOf(group === 'core' || group === 'api' ? '' : group, version, kind), name];
    }),
  );
}

/** File name → definition, for the kinds that scripts/openapi2jsonschema.py makes of CustomResourceDefinitions. */
export function convertedKinds({ kinds }: SchemaFile, group: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(kinds).map(([known, name]) => {
      const [version = '', kind = ''] = known.split('/');
      return [fileNameOf(group, version, kind), name];
    }),
  );
}
