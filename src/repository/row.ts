import type { Finding } from '../domain/finding.ts';
import type { Candidate } from '../domain/kubernetes/contents.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import type { Missing } from '../domain/missing.ts';
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
  /** What policies make of it; null where none were asked. */
  readonly policy: PolicyTally | null;
}

/** How many policies say what about an object. */
export interface PolicyTally {
  /** Those that are about it. */
  readonly matched: number;
  readonly failed: number;
  /** Those that have no value for it. */
  readonly errors: number;
  readonly unjudged: number;
  /** Those that an exception keeps from being asked. */
  readonly exempted: number;
  /** What those lack that were not judged, each once. */
  readonly missing: readonly Missing[];
  /** What is about the object and recognised, but not judged, since it does something else: each rule of a policy once. */
  readonly recognised: readonly Recognised[];
  /** Policies of the repository that may be about it: only Helm can read them. */
  readonly unread: number;
  /** Bindings that may bring one into force for it: only Helm can read them. */
  readonly unreadBindings: number;
  /** It is only there to be tried on policies: none was asked. */
  readonly isTried: boolean;
}

/** A policy, or a rule of one, that does something else than judge. */
export interface Recognised {
  /** Kind and name of the policy. */
  readonly policy: { readonly kind: string; readonly name: string };
  /** Empty for a whole policy. */
  readonly rule: string;
  /** Goes on behind the name: `changes objects`. */
  readonly does: string;
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
  return { item, apiVersion, kind, namespace, name, range: { start: node.start, end: node.end }, source, policy: null };
}

/** What is no Kubernetes object has no name. */
export const anonymous = { apiVersion: '', kind: '', namespace: null, name: '', source: null, policy: null } as const;
