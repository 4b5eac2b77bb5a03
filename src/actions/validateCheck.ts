import type { CheckAnswer } from '../domain/phases/answer.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Asked, CheckKind, CheckSpec, Json } from '../domain/phases/spec.ts';
import { originOf } from '../domain/phases/tokens.ts';
import type { Cluster, Http, Tokens } from '../ports.ts';

export interface AskingPorts {
  /** Null while none is connected. */
  readonly cluster: Cluster | null;
  readonly http: Http;
  readonly tokens: Tokens;
}

/** The kinds that can be asked; bootstrap brings the rest. */
export const askable: ReadonlySet<CheckKind> = new Set<CheckKind>(['admission', 'http']);

/**
 * Asks what a check asks; `url` is the address that its expression comes to. What can't be asked is an answer as well.
 * Rejects only when the signal aborts.
 */
export async function askCheck(
  { cluster, http, tokens }: AskingPorts,
  check: CheckSpec,
  url: string | null,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  switch (check.kind) {
    case 'admission':
      return cluster === null ? failure('No cluster is connected.') : admission(cluster, check, signal);
    case 'http':
      return url === null ? failure('It has no address.') : address({ http, tokens }, check, url, signal);
    default:
      return failure("Slipway can't run checks of this kind yet.");
  }
}

/** Whether the objects would be let in: a dry run, which admission judges and which stores nothing. */
async function admission(
  cluster: Cluster,
  { manifest, objects, problem }: Extract<Asked, { readonly kind: 'admission' }>,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  if (problem !== null) return failure(problem);
  const tried: Extract<CheckAnswer, { readonly kind: 'admission' }>['tried'][number][] = [];
  for (const object of objects) {
    if (!isObject(object)) return failure(`${manifest} holds something that is no object of Kubernetes.`);
    const answer = await cluster.tryCreate(object, signal);
    tried.push('value' in answer ? answer.value : answer);
  }
  return { kind: 'admission', tried };
}

async function address(
  { http, tokens }: Pick<AskingPorts, 'http' | 'tokens'>,
  { token: name }: Extract<Asked, { readonly kind: 'http' }>,
  url: string,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  const sent = name === null ? { token: null } : await tokenFor(tokens, name, url);
  signal.throwIfAborted();
  if ('problem' in sent) return failure(sent.problem);
  const { token } = sent;
  const answer = await http.get({ url, token }, signal);
  return 'failure' in answer
    ? failure(`${url} can't be asked: ${answer.failure}.`)
    : { kind: 'http', status: answer.status, text: answer.text, certificate: answer.certificate };
}

/** An address is text of the repository: a token goes only to whom its owner has named. */
async function tokenFor(tokens: Tokens, name: string, url: string): ReturnType<Tokens['get']> {
  const origin = originOf(url);
  return origin === null ? { problem: `${url} is no web address.` } : tokens.get(name, origin);
}

function failure(message: string): CheckAnswer {
  return { kind: 'failure', message, right: null };
}

/** As much as a request needs to be one. */
function isObject(value: Json): value is Json & ClusterObject {
  if (!isMap(value)) return false;
  const { apiVersion, kind, metadata = null } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    isMap(metadata) &&
    typeof metadata['name'] === 'string'
  );
}

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
