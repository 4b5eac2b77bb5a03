import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { share } from './consing.ts';
import { citation } from './modules.ts';
import { asRaw, isRaw, rawList, structure } from './structure.ts';
import { generatedFrom } from './write.ts';
import type { CustomSchemas, Schema, SchemaFile } from '../../src/domain/schema/schema.ts';
import type { CustomModule } from './modules.ts';
import type { Raw } from './structure.ts';

/** One served version of a custom resource. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly schema: Raw;
  /** Module and version. */
  readonly source: string;
}

/** Reads the served versions of all CustomResourceDefinitions that are taken from a module. */
export function readCustomKinds(module: CustomModule, folder: string): readonly CustomKind[] {
  const found = new Map<string, CustomKind>();
  for (const file of module.crds.flatMap((path) => yamlFiles(join(folder, path)))) {
    for (const kind of definitionsOf(file).flatMap((crd) => servedVersions(crd, citation(module)))) {
      const key = `${kind.group}/${kind.version}/${kind.kind}`;
      if (!found.has(key)) found.set(key, kind);
    }
  }
  if (found.size === 0) throw new Error(`${citation(module)} has no CustomResourceDefinition.`);
  return [...found.values()];
}

/** The files by path, one for each API group, with equal parts shared. */
export function customFiles(
  kinds: readonly CustomKind[],
  base: string,
  descriptions: boolean,
): Map<string, SchemaFile> {
  const taking = { descriptions, defaults: true, reference: refused };
  return new Map(
    [...byGroup(kinds)].map(([group, members]) => {
      const roots = new Map<string, Schema>();
      for (const { version, kind, schema } of members) {
        const name = `${version}.${kind}`;
        if (roots.has(name)) throw new Error(`Two modules define ${group} ${version} ${kind}.`);
        roots.set(name, structure(schema, taking));
      }
      const names = members.map(({ version, kind }) => [`${version}/${kind}`, `${version}.${kind}`]);
      const file: SchemaFile = {
        generated: generatedFrom(sources(members)),
        kinds: Object.fromEntries(names),
        definitions: share(roots),
      };
      return [`${base}crds/${group}`, file];
    }),
  );
}

/** The entries of custom resources in the index of all schemas. */
export function customIndex(kinds: readonly CustomKind[]): Readonly<Record<string, CustomSchemas>> {
  return Object.fromEntries(
    [...byGroup(kinds)].map(([group, members]) => [group, { file: `crds/${group}`, source: sources(members) }]),
  );
}

function yamlFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

function definitionsOf(file: string): readonly Raw[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
    if (document.errors[0] !== undefined) throw new Error(`${file}: ${document.errors[0].message}`);
    const content: unknown = document.toJS();
    return isRaw(content) && content['kind'] === 'CustomResourceDefinition' ? [content] : [];
  });
}

function servedVersions(crd: Raw, source: string): readonly CustomKind[] {
  const spec = asRaw(crd['spec']);
  return rawList(spec['versions'])
    .filter((version) => version['served'] === true)
    .map((version) => ({
      group: String(spec['group']),
      version: String(version['name']),
      kind: String(asRaw(spec['names'])['kind']),
      schema: asRaw(asRaw(version['schema'])['openAPIV3Schema']),
      source,
    }));
}

function byGroup(kinds: readonly CustomKind[]): ReadonlyMap<string, readonly CustomKind[]> {
  return Map.groupBy(kinds, (kind) => kind.group);
}

function sources(kinds: readonly CustomKind[]): string {
  return [...new Set(kinds.map((kind) => kind.source))].toSorted().join(', ');
}

function refused(ref: string): Schema {
  throw new Error(`A structural schema has no $ref: ${ref}`);
}
