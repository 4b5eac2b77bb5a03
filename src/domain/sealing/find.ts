import { contentsOf } from '../kubernetes/contents.ts';
import type { Candidate } from '../kubernetes/contents.ts';
import { fieldOf, identify } from '../kubernetes/object.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { isSecretInAnyCase } from '../kubernetes/secret.ts';
import { content } from '../yaml/node.ts';
import type { MapNode, ScalarNode } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';
import { limits } from '../yaml/problem.ts';
import { Refusal } from './refusal.ts';

/** One document of a stream; offsets of its tree are of its own text. */
export interface StreamDocument {
  readonly index: number;
  readonly text: string;
  /** Offset of the text in the stream. */
  readonly start: number;
  readonly parsed: ParsedDocument;
  readonly objects: readonly PlacedObject[];
  /** The kind of a `SecretList`, which no longer is one when its items are sealed. */
  readonly secretList: ScalarNode | null;
}

/** A map that may be a Secret or a SealedSecret. */
export interface PlacedObject {
  /** Index in its list. */
  readonly item: number | null;
  readonly root: MapNode;
  readonly kind: ObjectKind;
}

/** `unclear` is what looks like a Secret and is none to Kubernetes, as it is written. */
export type ObjectKind = 'secret' | 'sealed' | 'unclear' | 'other';

/**
 * The documents of a text, which may begin with a byte order mark, with their objects; the items of a list are objects.
 * Refuses a text that is too large to be looked at.
 */
export function documentsOf(text: string): StreamDocument[] {
  if (text.length > limits.fileBytes) {
    const most = limits.fileBytes / 1024 / 1024;
    throw new Refusal('seal/too-large', `The text has more than ${most} MB; a Secret has 1 MB at most.`);
  }
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  return split(text.slice(mark)).map((chunk, index) => {
    const parsed = parse(chunk.text);
    const secretList = secretListOf(parsed);
    const objects = candidatesOf(parsed, secretList).flatMap(({ node, item, identity }): PlacedObject[] => {
      const root = content(node);
      if (root.type !== 'map') return [];
      return [{ item, root, kind: secretList === null ? kindOf(identity) : kindInSecretList(identity) }];
    });
    return { index, text: chunk.text, start: chunk.start + mark, parsed, objects, secretList };
  });
}

/** A place in a stream: its document, and the object there. */
export interface StreamPlace {
  readonly document: StreamDocument;
  /** In a document of one object it is that one; null between the items of a list, and where nothing can be read. */
  readonly object: PlacedObject | null;
}

/** What lies at an offset of the stream. */
export function placeAt(documents: readonly StreamDocument[], offset: number): StreamPlace | null {
  const document = documents.findLast(({ start }) => start <= offset) ?? documents[0];
  if (document === undefined) return null;
  const [only, more] = document.objects;
  if (only !== undefined && more === undefined) return { document, object: only };
  const at = offset - document.start;
  return { document, object: document.objects.find(({ root }) => root.start <= at && at <= root.end) ?? null };
}

function candidatesOf(parsed: ParsedDocument, secretList: ScalarNode | null): readonly Candidate[] {
  if (secretList === null || parsed.root === null) return contentsOf(parsed).candidates;
  const list = content(parsed.root);
  const items = list.type === 'map' ? fieldOf(list, 'items') : null;
  const sequence = items === null ? null : content(items);
  if (sequence?.type !== 'sequence') return [];
  return sequence.items.map((node, item) => ({ node, item, identity: identify(node) }));
}

function secretListOf({ root }: ParsedDocument): ScalarNode | null {
  const object = root === null ? null : identify(root);
  return isObject(object) && object.apiVersion === 'v1' && object.kind === 'SecretList' ? object.kindNode : null;
}

function kindOf(identity: Candidate['identity']): ObjectKind {
  if (isObject(identity)) {
    if (identity.apiVersion === 'v1' && identity.kind === 'Secret') return 'secret';
    if (isSecretInAnyCase(identity)) return 'unclear';
    return identity.group === 'bitnami.com' && identity.kind === 'SealedSecret' ? 'sealed' : 'other';
  }
  const root = identity === null || !('root' in identity) ? null : content(identity.root);
  if (root?.type !== 'map') return 'other';
  const kind = fieldOf(root, 'kind');
  const name = kind === null ? null : content(kind);
  const isNamed = name?.type === 'scalar' && name.text.toLowerCase() === 'secret';
  return isNamed || fieldOf(root, 'stringData') !== null ? 'unclear' : 'other';
}

/** The items of a typed list need not say again what they are. */
function kindInSecretList(identity: Candidate['identity']): ObjectKind {
  const kind = identity === null ? 'secret' : kindOf(identity);
  return kind === 'unclear' ? 'secret' : kind;
}

function isObject(identity: Candidate['identity']): identity is KubernetesObject {
  return identity !== null && 'kindNode' in identity;
}
