import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KindSchema, KnownGroup } from '../domain/schema/catalog.ts';
import type { Definitions, Located } from '../domain/schema/definitions.ts';
import { plain } from '../domain/schema/dialect.ts';
import { fillTemplate } from '../domain/schema/location.ts';
import type { Schema } from '../domain/schema/schema.ts';
import type { FetchingCatalog } from '../ports.ts';

/** JSON Schemas at a place that the user names, in kubeconform's template syntax: files, or https addresses. */
export class LocationCatalog implements FetchingCatalog {
  readonly #template: string;
  readonly #kubernetesVersion: string;
  /** What was found at an address; null when nothing usable is there; undefined when it is still to be fetched. */
  readonly #fetched = new Map<string, Schema | null | undefined>();
  readonly #definitions: Definitions = { lookup: (ref, file) => this.#lookup(ref, file), objectMeta: () => undefined };

  constructor(template: string, kubernetesVersion: string) {
    this.#template = template;
    this.#kubernetesVersion = kubernetesVersion;
  }

  find(group: string, version: string, kind: string): KindSchema | undefined {
    const file = fillTemplate(this.#template, { group, version, kind, kubernetesVersion: this.#kubernetesVersion });
    const schema = this.#at(file);
    if (schema === undefined) return undefined;
    return {
      located: { schema, file },
      definitions: this.#definitions,
      dialect: plain,
      source: { from: 'location', label: file },
    };
  }

  homesOf(): readonly string[] {
    return [];
  }

  group(): KnownGroup | undefined {
    return undefined;
  }

  async settle(signal: AbortSignal): Promise<boolean> {
    const wanted = [...this.#fetched].flatMap(([file, schema]) => (schema === undefined ? [file] : []));
    const schemas = await Promise.all(wanted.map((file) => load(file, signal)));
    wanted.forEach((file, index) => this.#fetched.set(file, schemas[index] ?? null));
    return schemas.some((schema) => schema !== null);
  }

  #at(file: string): Schema | undefined {
    const known = this.#fetched.get(file);
    if (known === undefined) this.#fetched.set(file, undefined);
    return known ?? undefined;
  }

  /** A reference by JSON pointer, in the same file or in one beside it. */
  #lookup(ref: string, file: string): Located | undefined {
    const hash = ref.includes('#') ? ref.indexOf('#') : ref.length;
    const home = hash === 0 ? file : besides(file, ref.slice(0, hash));
    let schema: unknown = this.#at(home);
    for (const step of ref
      .slice(hash + 1)
      .split('/')
      .slice(1)) {
      const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
      schema =
        typeof schema === 'object' && schema !== null && Object.hasOwn(schema, name)
          ? (schema as Record<string, unknown>)[name]
          : undefined;
    }
    return isSchema(schema) ? { schema, file: home } : undefined;
  }
}

const answerTimeout = 10_000;
const largestSchema = 64 * 1024 * 1024;

/** Null when there is nothing, or nothing that can be read as a schema: then the next location is asked. */
async function load(file: string, signal: AbortSignal): Promise<Schema | null> {
  try {
    const text = isAddress(file) ? await download(file, signal) : await readFile(file, 'utf8');
    const schema: unknown = JSON.parse(text);
    return isSchema(schema) ? schema : null;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

async function download(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeout)]),
  });
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > largestSchema)
    throw new Error(`${address} answers ${response.status}`);
  return response.text();
}

function isAddress(file: string): boolean {
  return /^https?:\/\//.test(file);
}

function besides(file: string, reference: string): string {
  return isAddress(file) || isAddress(reference) ? new URL(reference, file).href : join(dirname(file), reference);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
