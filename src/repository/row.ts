import type { Finding } from '../domain/finding.ts';
import type { Candidate } from '../domain/kubernetes/contents.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import type { Range } from '../domain/range.ts';
import type { Source } from '../domain/schema/catalog.ts';

/** The judgement of one object; ranges are of the text of its document. */
export interface JudgedObject {
  readonly item: number | null;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly range: Range;
  /** The verdict of the schema alone. */
  readonly status: 'valid' | 'invalid' | 'error' | 'skipped' | 'unjudged';
  /** Why it is not simply valid or invalid. */
  readonly reason: string | null;
  readonly source: Source | null;
}

/** One object in the text of its document. */
export interface Question extends Candidate {
  readonly text: string;
  /** What the parser read behind this offset is a guess. */
  readonly trustedTo: number;
  /** The first thing that is wrong with the YAML itself. */
  readonly unreadable: string | null;
}

export interface Answer {
  readonly object: JudgedObject;
  readonly findings: readonly Finding[];
}

/** What is known of an object before it is judged. */
export function rowOf(
  object: KubernetesObject,
  { item, node }: Question,
  source: Source | null,
): Omit<JudgedObject, 'status' | 'reason'> {
  const { apiVersion, kind, namespace, name } = object;
  return { item, apiVersion, kind, namespace, name, range: { start: node.start, end: node.end }, source };
}

/** What is no Kubernetes object has no name. */
export const anonymous = { apiVersion: '', kind: '', namespace: null, name: '', source: null } as const;
