import type { Failure, Right } from '../kubernetes/failure.ts';
import { isPolicy, refuserOf } from '../kubernetes/refuser.ts';
import type { Refuser } from '../kubernetes/refuser.ts';
import type { Evidence } from './result.ts';
import type { Asked } from './spec.ts';
import { unknown } from './seen.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { inOneLine } from './words.ts';

/** What admission made of an object. */
export interface Tried {
  /** Null when it was admitted. */
  readonly refusal: string | null;
  readonly reason: string | null;
  readonly warnings: readonly string[];
}

type AdmissionCheck = Extract<Asked, { readonly kind: 'admission' }>;

/** Judges dry runs: accepted where that is wanted, else refused by the named policy and by nobody else. */
export function judgeAdmission(
  check: AdmissionCheck,
  tried: readonly (Tried | { readonly failure: Failure })[],
): Verdict {
  const evidence = evidenceOf(check, tried.length);
  const failure = tried.find((one) => 'failure' in one)?.failure;
  if (failure !== undefined) {
    const { words, reason, remedy, right } = unknown(failure);
    return verdict('unknown', words, { reason, remedy, right, evidence });
  }
  if (tried.length === 0) {
    return verdict('unknown', 'there is nothing to try', { reason: `${check.manifest} holds no object.`, evidence });
  }
  const answers = tried.flatMap((one) => ('failure' in one ? [] : one));
  const refusals = answers.flatMap(({ refusal, reason }) => {
    // Who admits an object that is there already has admitted it; only storing it fails.
    if (refusal === null || reason === 'AlreadyExists') return [];
    return { sentence: refusal, refuser: refuserOf(refusal, reason) };
  });
  const unjudged = refusals.find(({ refuser }) => isNoJudgement.has(refuser.by));
  if (unjudged !== undefined) return { ...notJudged(unjudged.refuser, unjudged.sentence, check), evidence };
  const { refusedBy } = check;
  const [first] = refusals;
  if (refusedBy === null) {
    if (first !== undefined) return wrong(`refused by ${nameOf(first.refuser)}`, first.sentence, evidence);
    const warned = answers.flatMap(({ warnings }) => warnings);
    return verdict('passed', 'accepted', {
      reason: warned.length === 0 ? null : inOneLine(warned.join(' '), 500),
      evidence,
    });
  }
  if (first === undefined) return wrong(`accepted, ${refusedBy} does not refuse it`, null, evidence);
  const other = refusals.find(
    ({ refuser }) => refuser.by !== 'policy' || !refuser.names.every((name) => isPolicy(name, refusedBy)),
  );
  if (other === undefined) return verdict('passed', `refused by ${refusedBy}`, { evidence });
  return wrong(`refused by ${nameOf(other.refuser, refusedBy)}`, other.sentence, evidence);
}

/** The server came to no judgement of the object. */
const isNoJudgement: ReadonlySet<Refuser['by']> = new Set<Refuser['by']>(['rbac', 'namespace', 'unavailable']);

function notJudged({ by, names: [name] }: Refuser, sentence: string, { objects }: AdmissionCheck): Verdict {
  const reason = inOneLine(sentence, 500);
  if (by === 'rbac') {
    const right = rightIn(sentence);
    const words = right === null ? 'not allowed' : `may not create ${right.resource}`;
    return verdict('unknown', words, { reason, right });
  }
  if (by === 'namespace')
    return verdict('unknown', `the namespace ${name ?? namespaceOf(objects)} is not there`, { reason });
  return verdict('unknown', name === undefined ? 'the server has an error' : `the webhook ${name} does not answer`, {
    reason,
  });
}

function wrong(message: string, sentence: string | null, evidence: Evidence): Verdict {
  return verdict('failed', message, { reason: sentence === null ? null : inOneLine(sentence, 500), evidence });
}

/** Who refused, in a few words; the one that was expected is not named again. */
function nameOf({ by, names }: Refuser, expected: string | null = null): string {
  const others = names.filter((name) => expected === null || !isPolicy(name, expected)).join(', ');
  switch (by) {
    case 'policy':
      return others;
    case 'podSecurity':
      return `Pod Security ${others}`;
    case 'quota':
      return `the quota ${others}`;
    case 'limits':
      return 'a LimitRange';
    case 'webhook':
      return `the webhook ${others}`;
    default:
      return 'the API server';
  }
}

/** `… cannot create resource "pods" in API group "" in the namespace "x"` (k8s.io/apiserver, pkg/endpoints/handlers/responsewriters). */
function rightIn(sentence: string): Right | null {
  const match = /cannot create resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/.exec(
    sentence,
  );
  if (match === null) return null;
  const [, resource = '', group = '', namespace] = match;
  return { verb: 'create', group, resource, namespace: namespace ?? null };
}

function evidenceOf({ objects, manifest }: AdmissionCheck, count: number): Evidence {
  const [first] = objects;
  const read = {
    verb: 'create',
    apiVersion: textIn(first, 'apiVersion'),
    kind: textIn(first, 'kind'),
    namespace: namespaceOf(objects),
    resourceVersion: null,
    count,
    at: null,
  } as const;
  return { at: null, reads: [read], files: [manifest], summary: `dry run of ${manifest}` };
}

function namespaceOf([first]: AdmissionCheck['objects']): string | null {
  const metadata = fieldIn(first, 'metadata');
  const name = fieldIn(metadata, 'namespace');
  return typeof name === 'string' ? name : null;
}

function textIn(value: unknown, name: string): string {
  const field = fieldIn(value, name);
  return typeof field === 'string' ? field : '';
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
