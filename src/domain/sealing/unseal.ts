import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { lineStarts, positionAt } from '../lines.ts';
import { shift } from '../range.ts';
import { sha256 } from '../sha256.ts';
import { content } from '../yaml/node.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { decryptValue } from './decrypt.ts';
import { documentsOf } from './find.ts';
import type { PlacedObject, StreamDocument } from './find.ts';
import type { Key } from './key.ts';
import { Refusal } from './refusal.ts';
import { identityOf, isLegacy } from './sealedSecret.ts';
import type { SealedIdentity } from './sealedSecret.ts';
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

export interface Unsealing {
  /** In the order of the text. */
  readonly items: readonly UnsealedValue[];
  /** Documents that no Kubernetes reads: more may be sealed in them than what was found. */
  readonly unreadable: readonly Refusal[];
  /** How many of the items no key opens that do not say all that they are bound to: in their place, one might. */
  readonly unplaced: number;
}

/** Tries to open every sealed value of a text. Refuses a text that can be read and has none. */
export async function unsealText(text: string, keys: readonly Key[]): Promise<Unsealing> {
  const items: UnsealedValue[] = [];
  const unreadable: Refusal[] = [];
  let unplaced = 0;
  for (const document of documentsOf(text)) {
    const problem = unreadableIn(document, text);
    if (problem !== null) unreadable.push(problem);
    for (const object of document.objects) {
      if (object.kind !== 'sealed') continue;
      const values = await valuesOf(document, object, keys);
      items.push(...values);
      if (!isPlaced(identityOf(object.root))) unplaced += values.filter(({ ok }) => !ok).length;
    }
  }
  if (items.length === 0 && unreadable.length === 0)
    throw new Refusal('unseal/not-sealed', 'There is no sealed value in the text.');
  return { items, unreadable, unplaced };
}

function unreadableIn({ index, parsed, start }: StreamDocument, text: string): Refusal | null {
  const problem = parsed.problems.find(({ code }) => code !== 'merge-override');
  if (problem === undefined) return null;
  const range = shift(problem, start);
  const line = positionAt(lineStarts(text), range.start).line + 1;
  const sentence = `Document ${index + 1} is no YAML that Kubernetes reads, from line ${line} on.`;
  return new Refusal('unseal/unreadable', sentence, range);
}

async function valuesOf(
  { index }: StreamDocument,
  { item, root }: PlacedObject,
  keys: readonly Key[],
): Promise<UnsealedValue[]> {
  const { name, namespace, scope } = identityOf(root);
  const label = labelOf(scope, namespace ?? '', name);
  const values: UnsealedValue[] = [];
  for (const [key, value] of sealedIn(root))
    values.push({ document: index, item, namespace, name, key, ...(await open(value, label, keys)) });
  return values;
}

/** Whether name and namespace stand there as they are in the cluster, as far as the scope binds to them. */
function isPlaced({ name, namespace, scope }: SealedIdentity): boolean {
  const bound = labelOf(scope, namespace === null ? '{{' : namespace, name === '' ? '{{' : name);
  return !bound.includes('{{');
}

/** The sealed values of a SealedSecret by their keys, in the order of the text. */
function sealedIn(root: MapNode): (readonly [key: string, value: Node | null])[] {
  const spec = mapAt(root, 'spec');
  if (isLegacy(root)) return [['', fieldOf(spec, 'data')]];
  const pairs = (mapAt(spec, 'encryptedData')?.pairs ?? []).toSorted((a, b) => a.key.start - b.key.start);
  return pairs.map(({ name, value }) => [name, value] as const);
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
  return { ok: true, bytes: value.length, sha256: await sha256(value) };
}
