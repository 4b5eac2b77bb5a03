import { contentsOf } from '../domain/kubernetes/contents.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import { toData } from '../domain/yaml/data.ts';
import type { Node } from '../domain/yaml/node.ts';
import { parse } from '../domain/yaml/parse.ts';
import { split } from '../domain/yaml/split.ts';
import { isTemplate } from './document.ts';

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

/** The objects of a file, those of a `List` one by one. Never throws; YAML that is no Kubernetes object is left out. */
export function manifestOf(file: string, text: string): Manifest {
  const objects: ManifestObject[] = [];
  const unreadable: string[] = [];
  let hasTemplate = false;
  for (const [document, chunk] of split(text).entries()) {
    const parsed = parse(chunk.text);
    const { problems, candidates } = contentsOf(parsed);
    const [problem] = problems;
    if (problem !== undefined && isTemplate(chunk.text)) hasTemplate = true;
    else if (problem !== undefined) unreadable.push(problem.message);
    if (problem !== undefined) continue;
    for (const { node, item, identity } of candidates) {
      if (identity === null || 'missing' in identity || !('kind' in identity)) continue;
      objects.push({ file, document, item, start: chunk.start, text: chunk.text, node, identity, data: toData(node) });
    }
  }
  return { objects, unreadable, isTemplate: hasTemplate };
}
