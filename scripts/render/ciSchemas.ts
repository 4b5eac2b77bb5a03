/**
 * `node scripts/render/ciSchemas.ts`: makes `platform-repo/ci/schemas`, the schemas of the custom kinds that the template
 * writes, out of the bundled schemas, in the form that kubeconform reads and the layout of the public catalog of CRDs.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Schema } from '../../src/domain/schema/schema.ts';
import { noticeOf } from './ciNotice.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

const root = path.join(import.meta.dirname, '../..');

/** The kinds that our own charts and files have, and those of upstream charts whose definitions are bundled. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io': ['v1alpha1/AppProject', 'v1alpha1/Application'],
  'bitnami.com': ['v1alpha1/SealedSecret'],
  'cert-manager.io': ['v1/Certificate', 'v1/ClusterIssuer'],
  'helm.cattle.io': ['v1/HelmChartConfig'],
  'policies.kyverno.io': ['v1/PolicyException', 'v1/ValidatingPolicy', 'v1beta1/ValidatingPolicy'],
  'traefik.io': [
    'v1alpha1/IngressRoute',
    'v1alpha1/IngressRouteTCP',
    'v1alpha1/Middleware',
    'v1alpha1/ServersTransport',
    'v1alpha1/TLSOption',
    'v1alpha1/TLSStore',
  ],
};

interface Bundled {
  /** Ends with the modules that the file was made from. */
  readonly generated: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Path below `ci/schemas` → text of each schema, and of the notice about their sources. */
export async function ciSchemas(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const modules = new Set<string>();
  for (const [group, wanted] of Object.entries(kinds)) {
    const bundled: Bundled = JSON.parse(await readFile(path.join(root, 'schemas/crds', `${group}.json`), 'utf8'));
    const sources = modulesOf(bundled);
    sources.forEach((module) => modules.add(module));
    for (const kind of wanted) {
      const [version = '', name = ''] = kind.split('/');
      texts.set(`${group}/${name.toLowerCase()}_${version}.json`, `${JSON.stringify(standAlone(bundled, kind))}\n`);
    }
  }
  texts.set('NOTICE.md', noticeOf(await readFile(path.join(root, 'schemas/NOTICE.md'), 'utf8'), modules));
  return texts;
}

/** `path version` of each module. */
function modulesOf({ generated }: Bundled): readonly string[] {
  return (/ from (.*); do not edit/.exec(generated)?.[1] ?? '').split(', ');
}

/** The kind's schema with the definitions that it reaches. */
function standAlone({ kinds: names, definitions }: Bundled, kind: string): JsonObject {
  const name = names[kind];
  if (name === undefined) {
    throw new Error(`The bundled schemas have no ${kind}.`);
  }
  const reached = new Map<string, Json>();
  const reach = (wanted: string): void => {
    if (!reached.has(wanted)) {
      reached.set(wanted, null);
      reached.set(wanted, closed(JSON.parse(JSON.stringify(definitions[wanted])), reach));
    }
  };
  reach(name);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $ref: `#/definitions/${name}`,
    definitions: Object.fromEntries([...reached].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Keywords whose value is data or a number; every other one is left out or has a case of its own. */
const kept = new Set([
  'enum',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'pattern',
  'required',
]);

/** The schema in draft-07 as `-strict` wants it: what has properties takes no others, unless it keeps unknown ones. */
function closed(schema: JsonObject, reach: (name: string) => void): JsonObject {
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].slice(1);
    reach(name);
    return { $ref: `#/definitions/${name}` };
  }
  const nullable = schema['nullable'] === true ? ['null'] : [];
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { type: ['integer', 'string', ...nullable] };
  }
  const result: Record<string, Json> = {};
  if (typeof schema['type'] === 'string') {
    result['type'] = nullable.length === 0 ? schema['type'] : [schema['type'], ...nullable];
  }
  for (const [key, value] of Object.entries(schema)) {
    if (kept.has(key)) {
      result[key] = key === 'enum' && Array.isArray(value) ? [...value, ...nullable.map(() => null)] : value;
    } else if (key === 'properties' && isObject(value)) {
      result['properties'] = Object.fromEntries(
        Object.entries(value).map(([name, inside]) => [name, isObject(inside) ? closed(inside, reach) : inside]),
      );
      result['additionalProperties'] ??= false;
    } else if ((key === 'additionalProperties' || key === 'items') && isObject(value)) {
      result[key] = closed(value, reach);
    } else if (key === 'additionalProperties') {
      result[key] = value;
    }
  }
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true || schema['x-kubernetes-embedded-resource'] === true;
  return open ? { ...result, additionalProperties: true } : result;
}

if (process.argv[1] === import.meta.filename) {
  const target = path.join(root, 'platform-repo/ci/schemas');
  await rm(target, { recursive: true, force: true });
  for (const [file, text] of await ciSchemas()) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await writeFile(path.join(target, file), text);
  }
}
