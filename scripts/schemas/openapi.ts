import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asRaw, isRaw, rawList } from './structure.ts';
import type { Raw } from './structure.ts';

/** All definitions of Kubernetes' published OpenAPI documents and the kinds among them. */
export interface OpenApi {
  readonly definitions: ReadonlyMap<string, Raw>;
  readonly kinds: readonly Kind[];
}

export interface Kind {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Name of its definition. */
  readonly definition: string;
}

/** Reads the OpenAPI v3 documents of a folder; definitions that several documents have must agree. */
export function readOpenApi(folder: string): OpenApi {
  const definitions = new Map<string, Raw>();
  for (const name of readdirSync(folder).toSorted()) {
    const document = asRaw(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const components = document['components'];
    if (!isRaw(components) || !isRaw(components['schemas'])) continue;
    for (const [model, definition] of Object.entries(components['schemas'])) {
      const before = definitions.get(model);
      if (before !== undefined && !agree(before, asRaw(definition))) {
        throw new Error(`${name}: the definition ${model} differs from the one of another document.`);
      }
      definitions.set(model, asRaw(definition));
    }
  }
  return { definitions, kinds: [...definitions].flatMap(([model, raw]) => kindOf(model, raw)) };
}

const gvk = 'x-kubernetes-group-version-kind';

// Options and events of the machinery list the groups they are used with, each document its own.
function agree(one: Raw, other: Raw): boolean {
  return JSON.stringify({ ...one, [gvk]: [] }) === JSON.stringify({ ...other, [gvk]: [] });
}

function kindOf(definition: string, raw: Raw): readonly Kind[] {
  if (raw[gvk] === undefined || definition.startsWith('io.k8s.apimachinery.')) return [];
  const [only, ...more] = rawList(raw[gvk]);
  if (only === undefined || more.length > 0) return [];
  const { group, version, kind } = only as { group: string; version: string; kind: string };
  if (!definition.endsWith(`.${version}.${kind}`)) {
    throw new Error(`The definition ${definition} names another kind: ${version} ${kind}.`);
  }
  return [{ group, version, kind, definition }];
}
