import { contentsOf } from '../domain/kubernetes/contents.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import { toData } from '../domain/yaml/data.ts';
import type { Node } from '../domain/yaml/node.ts';
import type { ParsedDocument } from '../domain/yaml/parse.ts';
import { split } from '../domain/yaml/split.ts';
import { isTemplate } from './document.ts';
import { parseRecently } from './parseRecently.ts';

/** One object of a file, with where it stands. */
export interface ManifestObject {
  readonly file: string;
  /** Index of its document in the file. */
  readonly document: number;
  /** Index in a `List`. */
  readonly item: number | null;
  /** Offset of its document in the file: those of the node are of the document. */
  readonly start: number;
  /** Of its document. */
  readonly text: string;
  readonly node: Node;
  readonly identity: KubernetesObject;
  /** The object as JSON has it, with bigints where a number is too large. */
  readonly data: unknown;
}

export interface Manifest {
  readonly objects: readonly ManifestObject[];
  /** What is wrong with documents that can't be read, one sentence each. */
  readonly unreadable: readonly string[];
  /** Some of it is text that only Helm makes YAML of. */
  readonly isTemplate: boolean;
}

/** One document as far as its text alone says; offsets are of it. */
export interface ManifestDocument {
  readonly objects: readonly Pick<ManifestObject, 'item' | 'node' | 'identity' | 'data'>[];
  /** Why it can't be read; null when it can, and where only Helm could. */
  readonly unreadable: string | null;
  readonly isTemplate: boolean;
}

/**
 * The objects of a file, those of a `List` one by one. Never throws; YAML that is no Kubernetes object is left out.
 * `documentOf` may give what it knows of a text already.
 */
export function manifestOf(
  file: string,
  text: string,
  documentOf: (text: string) => ManifestDocument = documentIn,
): Manifest {
  const documents = split(text).map((chunk, document) => ({ chunk, document, read: documentOf(chunk.text) }));
  return {
    objects: documents.flatMap(({ chunk, document, read }) =>
      read.objects.map((one): ManifestObject => ({
        file,
        document,
        start: chunk.start,
        text: chunk.text,
        item: one.item,
        data: one.data,
        identity: one.identity,
        // Somebody may have it read only when it is asked for.
        get node() {
          return one.node;
        },
      })),
    ),
    unreadable: documents.flatMap(({ read }) => read.unreadable ?? []),
    isTemplate: documents.some(({ read }) => read.isTemplate),
  };
}

/** The objects of one document. */
export function documentIn(text: string): ManifestDocument {
  const { problem, objects } = readIn(text);
  if (problem !== null) {
    const isOfHelm = isTemplate(text);
    return { objects: [], unreadable: isOfHelm ? null : problem, isTemplate: isOfHelm };
  }
  return {
    objects: objects.map((one) => Object.assign({ data: toData(one.node) }, one)),
    unreadable: null,
    isTemplate: false,
  };
}

/** The same objects without their data. */
export function objectsIn(text: string): readonly ReadObject[] {
  return readIn(text).objects;
}

type ReadObject = Pick<ManifestObject, 'item' | 'node' | 'identity'>;

interface ReadDocument {
  readonly problem: string | null;
  readonly objects: readonly ReadObject[];
}

/** What was read of a document, for as long as its tree is known. */
const known = new WeakMap<ParsedDocument, ReadDocument>();

function readIn(text: string): ReadDocument {
  const parsed = parseRecently(text);
  const before = known.get(parsed);
  if (before !== undefined) return before;
  const { problems, candidates } = contentsOf(parsed);
  const objects = candidates.flatMap(({ node, item, identity }) =>
    identity === null || 'missing' in identity || !('kind' in identity) ? [] : [{ item, node, identity }],
  );
  const read = { problem: problems[0]?.message ?? null, objects };
  known.set(parsed, read);
  return read;
}
