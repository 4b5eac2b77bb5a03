import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KindSchema, KnownGroup } from '../domain/schema/catalog.ts';
import type { Definitions, Located } from '../domain/schema/definitions.ts';
import { plain } from '../domain/schema/dialect.ts';
import type { Dialect } from '../domain/schema/dialect.ts';
import { inDraftOf } from '../domain/schema/draft.ts';
import { fillTemplate } from '../domain/schema/location.ts';
import { readSchema } from '../domain/schema/read.ts';
import type { Schema } from '../domain/schema/schema.ts';
import type { FetchingCatalog } from '../ports.ts';
import { reasonOf } from './reason.ts';

/** JSON Schemas at a place that the user names, in kubeconform's template syntax: files, or addresses. */
export class LocationCatalog implements FetchingCatalog {
  readonly #template: string;
  readonly #kubernetesVersion: string;
  readonly #dialect: Dialect;
  /** What was found at an address; null when nothing usable is there; undefined when it is still to be fetched. */
  readonly #fetched = new Map<string, Schema | null | undefined>();
  /** What could not be asked, one sentence each. */
  readonly failures: string[] = [];
  readonly #definitions: Definitions = { lookup: (ref, file) => this.#lookup(ref, file), objectMeta: () => undefined };

  constructor(template: string, kubernetesVersion: string, dialect: Dialect = plain) {
    this.#template = template;
    this.#kubernetesVersion = kubernetesVersion;
    this.#dialect = dialect;
  }

  find(group: string, version: string, kind: string): KindSchema | undefined {
    const file = fillTemplate(this.#template, { group, version, kind, kubernetesVersion: this.#kubernetesVersion });
    const schema = this.#at(file);
    if (schema === undefined) return undefined;
    return {
      located: { schema, file },
      definitions: this.#definitions,
      dialect: inDraftOf(schema, this.#dialect),
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
    const schemas = await Promise.all(wanted.map((file) => this.#load(file, signal)));
    wanted.forEach((file, index) => this.#fetched.set(file, schemas[index] ?? null));
    return schemas.some((schema) => schema !== null);
  }

  async #load(file: string, signal: AbortSignal): Promise<Schema | null> {
    try {
      return await load(file, signal);
    } catch (error) {
      signal.throwIfAborted();
      this.failures.push(`${file} does not answer: ${reasonOf(error)}.`);
      return null;
    }
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
    let schema: unknown = home === null ? undefined : this.#at(home);
    for (const step of ref
      .slice(hash + 1)
      .split('/')
      .slice(1)) {
      const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
      schema =
        typeof schema === 'object' && schema !== null && Object.hasOwn(schema, name)
          ? (schema as Record<string, unknown>)[name]
          : undefined;
    }
    return home !== null && isSchema(schema) ? { schema, file: home } : undefined;
  }
}

const answerTimeout = 10_000;
const largestSchema = 64 * 1024 * 1024;

/** Null when there is nothing, or nothing that can be read as a schema: then the next location is asked. Throws when nothing answers. */
async function load(file: string, signal: AbortSignal): Promise<Schema | null> {
  const text = isAddress(file) ? await download(file, signal) : await readFile(file, 'utf8').catch(() => null);
  try {
    const schema: unknown = text === null ? null : JSON.parse(text);
    return isSchema(schema) ? readSchema(schema) : null;
  } catch {
    return null;
  }
}

/** Null for an address that has nothing; an answer that says neither is an error. */
async function download(address: string, signal: AbortSignal): Promise<string | null> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerTimeout)]);
  const response = await fetch(address, { redirect: 'error', signal: limit });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > largestSchema) throw new Error('the answer is too large');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > largestSchema) throw new Error('the answer is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function isAddress(file: string): boolean {
  return /^https?:\/\//.test(file);
}

/** Another file of the same place; null for one elsewhere, which nobody named. */
function besides(file: string, reference: string): string | null {
  if (!isAddress(file)) return /^[a-z][a-z0-9+.-]*:/i.test(reference) ? null : join(dirname(file), reference);
  const address = URL.canParse(reference, file) ? new URL(reference, file) : null;
  return address?.origin === new URL(file).origin ? address.href : null;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
