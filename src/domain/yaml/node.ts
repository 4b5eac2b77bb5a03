import type { Range } from '../range.ts';

/**
 * A document as Kubernetes reads it: scalars already have the value that YAML 1.1 gives them,
 * aliases keep their place and know what they stand for. Offsets are of the document's own text;
 * `end` is the end of the value, without the white space or comment after it.
 */
export type Node = ScalarNode | MapNode | SequenceNode | AliasNode;

export type ScalarValue = string | number | bigint | boolean | null;

export interface ScalarNode extends Range {
  readonly type: 'scalar';
  readonly value: ScalarValue;
  /** The text as written, without quotes and folding. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface MapNode extends Range {
  readonly type: 'map';
  readonly pairs: readonly Pair[];
}

export interface Pair {
  /** The key as JSON has it: `true`, `8080` and `null` are names too. */
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: Node;
  /** Taken over by `<<`: `key` is then the merge key, and `value` an alias that lies there. */
  readonly merged: boolean;
}

export interface SequenceNode extends Range {
  readonly type: 'sequence';
  readonly items: readonly Node[];
}

export interface AliasNode extends Range {
  readonly type: 'alias';
  readonly target: ContentNode;
}

export type ContentNode = Exclude<Node, AliasNode>;

/** What a node stands for: itself, or the anchored node that an alias names. */
export function content(node: Node): ContentNode {
  return node.type === 'alias' ? node.target : node;
}

export function isNull(node: Node): boolean {
  const here = content(node);
  return here.type === 'scalar' && here.value === null;
}
