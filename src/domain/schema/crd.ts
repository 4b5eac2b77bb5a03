import { content } from '../yaml/node.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { toJSON } from '../yaml/json.ts';
import { fieldOf, mapAt } from '../kubernetes/object.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { readSchema } from './read.ts';
import type { Schema } from './schema.ts';

/** One version of a custom resource and its schema. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly schema: Schema;
}

/** What a CustomResourceDefinition (apiextensions.k8s.io/v1) defines; a version that is not served defines nothing. */
export function customKinds(object: KubernetesObject): CustomKind[] {
  if (object.group !== 'apiextensions.k8s.io' || object.kind !== 'CustomResourceDefinition') return [];
  const spec = mapAt(object.root, 'spec');
  const group = textOf(spec, 'group');
  const kind = textOf(mapAt(spec, 'names'), 'kind');
  const versions = spec === null ? null : fieldOf(spec, 'versions');
  const list = versions === null ? null : content(versions);
  if (group === null || kind === null || list?.type !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const entry = content(item);
    return entry.type === 'map' ? versionOf(entry, group, kind) : [];
  });
}

function versionOf(entry: MapNode, group: string, kind: string): CustomKind[] {
  const version = textOf(entry, 'name');
  const served = fieldOf(entry, 'served');
  const schema = fieldOf(mapAt(entry, 'schema'), 'openAPIV3Schema');
  if (version === null || schema === null || content(schema).type !== 'map' || isFalse(served)) return [];
  return [{ group, version, kind, schema: readSchema(toJSON(schema)) }];
}

function textOf(map: MapNode | null, name: string): string | null {
  const field = fieldOf(map, name);
  const node = field === null ? null : content(field);
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

function isFalse(node: Node | null): boolean {
  const here = node === null ? null : content(node);
  return here?.type === 'scalar' && here.value === false;
}
