import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnums } from './enums.ts';
import { citation, kubernetes } from './modules.ts';
import { readOpenApi } from './openapi.ts';
import { packageOf, placeEnums } from './placement.ts';
import { references, structure } from './structure.ts';
import { generatedFrom } from './write.ts';
import type { KubernetesSchemas, Schema, SchemaFile } from '../../src/domain/schema/schema.ts';
import type { Kind } from './openapi.ts';
import type { Placement } from './placement.ts';
import type { Raw } from './structure.ts';

/** The schemas of Kubernetes' own kinds, ready to be cut into files. */
export interface Native {
  readonly minor: string;
  readonly kinds: readonly Kind[];
  readonly placement: Placement;
  readonly definitions: ReadonlyMap<string, Raw>;
}

/** Reads kinds, definitions and enums from the folder of the Kubernetes module. */
export function readNative(folder: string): Native {
  const openApi = readOpenApi(join(folder, 'api/openapi-spec/v3'));
  const code = readFileSync(join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8');
  const placement = placeEnums(openApi.definitions, readEnums(code));
  const minor = kubernetes.version.replace(/^v(\d+\.\d+)\..*$/, '$1');
  return { minor, kinds: openApi.kinds, placement, definitions: placement.definitions };
}

/**
 * The files by path: one for each API group, and `meta` for what all of them share.
 * `base` is the folder below `schemas/` that other files are referred to by.
 */
export function nativeFiles(native: Native, base: string, descriptions: boolean): Map<string, SchemaFile> {
  const folder = `${base}kubernetes/${native.minor}/`;
  const fileOf = filing(native.kinds);
  const kinds = new Map<string, Record<string, string>>();
  const definitions = new Map<string, Record<string, Schema>>();
  const wanted = native.kinds.map((kind) => kind.definition);
  for (const kind of native.kinds) {
    entry(kinds, fileOf(kind.definition))[`${kind.version}/${kind.kind}`] = kind.definition;
  }

  const seen = new Set<string>();
  for (let model = wanted.pop(); model !== undefined; model = wanted.pop()) {
    if (seen.has(model)) continue;
    seen.add(model);
    const file = fileOf(model);
    const schema = structure(find(native, model), {
      descriptions,
      defaults: false,
      reference: (ref) => {
        const target = ref.slice(ref.lastIndexOf('/') + 1);
        return (
          inlined[target] ?? {
            $ref: `${fileOf(target) === file ? '' : folder + fileOf(target)}#${target}`,
          }
        );
      },
    });
    entry(definitions, file)[model] = schema;
    wanted.push(...references(schema).map((ref) => ref.slice(ref.indexOf('#') + 1)));
  }

  const generated = generatedFrom(citation(kubernetes));
  return new Map(
    [...definitions].map(([file, content]) => [
      folder + file,
      { generated, kinds: kinds.get(file) ?? {}, definitions: content },
    ]),
  );
}

/** The entry of Kubernetes in the index of all schemas. */
export function nativeIndex(files: Iterable<string>): KubernetesSchemas {
  const groups = [...files].map((path) => [path.slice(path.lastIndexOf('/') + 1), path]);
  return { version: kubernetes.version.slice(1), groups: Object.fromEntries(groups) };
}

// Both are strings or numbers to whoever writes YAML; a reference would only hide that.
const inlined: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    oneOf: [{ type: 'string' }, { type: 'number' }],
    format: 'quantity',
  },
};

// A definition goes into the file of the group whose kinds share its API version's package.
function filing(kinds: readonly Kind[]): (model: string) => string {
  const groups = new Map(kinds.map((kind) => [packageOf(kind.definition), kind.group || 'core']));
  return (model) => {
    if (model.startsWith('io.k8s.apimachinery.')) return 'meta';
    const group = groups.get(packageOf(model));
    if (group === undefined) throw new Error(`The definition ${model} belongs to no API group.`);
    return group;
  };
}

function find(native: Native, model: string): Raw {
  const definition = native.definitions.get(model);
  if (definition === undefined) throw new Error(`The definition ${model} is referred to but missing.`);
  return definition;
}

function entry<T>(map: Map<string, Record<string, T>>, key: string): Record<string, T> {
  const value = map.get(key) ?? {};
  map.set(key, value);
  return value;
}
