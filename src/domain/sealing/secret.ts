import { fieldOf } from '../kubernetes/object.ts';
import { isEncrypted } from '../kubernetes/secret.ts';
import { content, isNull } from '../yaml/node.ts';
import type { MapNode, Node, Pair } from '../yaml/node.ts';
import { Refusal } from './refusal.ts';
import { checkTemplate } from './template.ts';
import { bytesOf, textOf } from './value.ts';
import type { SecretField } from './value.ts';

/** A Secret in plain text, as far as it is sealed. Stays in the process that read the text. */
export interface PlainSecret {
  /** Null when the text has none. */
  readonly name: string | null;
  readonly namespace: string | null;
  readonly generateName: string | null;
  /** Null when the text has none, which is not the same as empty. */
  readonly labels: ReadonlyMap<string, string> | null;
  readonly annotations: ReadonlyMap<string, string> | null;
  readonly finalizers: readonly string[] | null;
  readonly type: string | null;
  readonly immutable: boolean | null;
  /** By key, in the order of the text; stringData counts over data. */
  readonly values: ReadonlyMap<string, SecretValue>;
}

export interface SecretValue {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As written: base64 for `data`. */
  readonly written: string;
}

/** Reads a Secret strictly: what Kubernetes would refuse, or read otherwise than it is written, is refused (`Refusal`). */
export function readSecret(root: MapNode): PlainSecret {
  if (isEncrypted(root))
    throw new Refusal('seal/encrypted', 'The Secret is encrypted by SOPS; decrypt it first.', placeOf(root));
  const metadata = mapField(root, 'metadata', 'metadata');
  checkTemplate(root, metadata);
  const values = new Map([...valuesOf(root, 'data'), ...valuesOf(root, 'stringData')]);
  if (values.size === 0) {
    throw new Refusal(
      'seal/empty',
      'The Secret has neither data nor stringData: nothing is to be sealed.',
      placeOf(root),
    );
  }
  const size = [...values.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > mostBytes) {
    throw new Refusal('seal/too-large', `The Secret has ${size} bytes; Kubernetes takes 1 MiB at most.`, placeOf(root));
  }
  return {
    name: textField(metadata, 'name', 'metadata.name'),
    namespace: textField(metadata, 'namespace', 'metadata.namespace'),
    generateName: textField(metadata, 'generateName', 'metadata.generateName'),
    labels: stringsField(metadata, 'labels'),
    annotations: stringsField(metadata, 'annotations'),
    finalizers: listField(metadata, 'finalizers'),
    type: textField(root, 'type', 'type'),
    immutable: booleanField(root, 'immutable'),
    values,
  };
}

/** Where a message about a whole Secret points: its kind. */
export function placeOf(root: MapNode): Node {
  return root.pairs.find(({ name }) => name === 'kind')?.value ?? root.pairs[0]?.key ?? root;
}

/** MaxSecretSize of the API. */
const mostBytes = 1024 * 1024;

function* valuesOf(root: MapNode, field: SecretField): Generator<readonly [string, SecretValue]> {
  for (const pair of mapField(root, field, field)?.pairs ?? []) {
    const bytes = bytesOf(pair, field);
    yield [pair.name, { bytes, written: textOf(pair.value, pair.name) }];
  }
}

function fieldIn(map: MapNode | null, name: string): Node | null {
  const found = fieldOf(map, name);
  return found === null || isNull(found) ? null : found;
}

function mapField(map: MapNode | null, name: string, what: string): MapNode | null {
  const found = fieldIn(map, name);
  if (found === null) return null;
  const node = content(found);
  if (node.type === 'map') return node;
  throw new Refusal('seal/bad-value', `${what} is no mapping.`, found);
}

/** Null when it is absent or empty, which Kubernetes takes for the same. */
function textField(map: MapNode | null, name: string, what: string): string | null {
  const found = fieldIn(map, name);
  const text = found === null ? '' : textOf(found, what);
  return text === '' ? null : text;
}

function stringsField(metadata: MapNode | null, name: 'labels' | 'annotations'): ReadonlyMap<string, string> | null {
  const map = mapField(metadata, name, `metadata.${name}`);
  if (map === null) return null;
  return new Map(map.pairs.map((pair: Pair) => [pair.name, textOf(pair.value, `"${pair.name}" in metadata.${name}`)]));
}

function listField(metadata: MapNode | null, name: string): readonly string[] | null {
  const found = fieldIn(metadata, name);
  if (found === null) return null;
  const list = content(found);
  if (list.type !== 'sequence') throw new Refusal('seal/bad-value', `metadata.${name} is no list.`, found);
  return list.items.map((item) => textOf(item, `metadata.${name}`));
}

function booleanField(root: MapNode, name: string): boolean | null {
  const found = fieldIn(root, name);
  if (found === null) return null;
  const node = content(found);
  if (node.type === 'scalar' && typeof node.value === 'boolean') return node.value;
  throw new Refusal('seal/bad-value', `"${name}" is no boolean; true or false is wanted.`, found);
}
