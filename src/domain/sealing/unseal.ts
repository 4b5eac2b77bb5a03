import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { toHex } from './bytes.ts';
import { decryptValue } from './decrypt.ts';
import { documentsOf } from './find.ts';
import type { Key } from './key.ts';
import { Refusal } from './refusal.ts';
import { identityOf, isLegacy } from './sealedSecret.ts';
import { labelOf } from './scope.ts';

/** What is told of one sealed value: never the value. */
export interface UnsealedValue {
  readonly document: number;
  /** Index in its list. */
  readonly item: number | null;
  readonly namespace: string | null;
  readonly name: string;
  /** Empty for a Secret that is sealed as one piece (`spec.data`). */
  readonly key: string;
  /** Whether one of the keys opens it, for the name, namespace and scope that it now has. */
  readonly ok: boolean;
  /** Length of the value; null when it can't be opened. */
  readonly bytes: number | null;
  /** SHA-256 of the value in hexadecimal. */
  readonly sha256: string | null;
}

/** Tries to open every sealed value of a text. Refuses a text without a SealedSecret. */
export async function unsealText(text: string, keys: readonly Key[]): Promise<UnsealedValue[]> {
  const documents = documentsOf(text);
  const items: UnsealedValue[] = [];
  let found = false;
  for (const { index, objects } of documents) {
    for (const { item, kind, root } of objects) {
      if (kind !== 'sealed') continue;
      found = true;
      const { name, namespace, scope } = identityOf(root);
      const label = labelOf(scope, namespace ?? '', name);
      const spec = mapAt(root, 'spec');
      const values: (readonly [string, Node | null])[] = isLegacy(root)
        ? [['', fieldOf(spec, 'data')]]
        : (mapAt(spec, 'encryptedData')?.pairs ?? []).map((pair) => [pair.name, pair.value]);
      for (const [key, value] of values)
        items.push({ document: index, item, namespace, name, key, ...(await open(value, label, keys)) });
    }
  }
  if (!found) throw new Refusal('unseal/not-sealed', 'There is no SealedSecret in the text.');
  return items;
}

async function open(
  node: Node | null,
  label: string,
  keys: readonly Key[],
): Promise<Pick<UnsealedValue, 'ok' | 'bytes' | 'sha256'>> {
  const scalar = node === null ? null : content(node);
  const sealed = scalar?.type === 'scalar' && typeof scalar.value === 'string' ? scalar.value : '';
  const value = await decryptValue(keys, label, sealed);
  if (value === null) return { ok: false, bytes: null, sha256: null };
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', value));
  return { ok: true, bytes: value.length, sha256: toHex(digest) };
}
