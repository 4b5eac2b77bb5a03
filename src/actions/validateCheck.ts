import type { CheckAnswer } from '../domain/phases/answer.ts';
import type { Asked, CheckSpec } from '../domain/phases/spec.ts';
import { originOf } from '../domain/phases/tokens.ts';
import type { Http, Tokens } from '../ports.ts';
import { isObject } from './manifestObject.ts';
import { runProbe } from './probe.ts';
import type { ProbePorts } from './probe.ts';
import type { PreparedCheck } from './prepareCheck.ts';
import { runCommand, runOnHosts } from './runCheck.ts';
import type { CommandPorts } from './runCheck.ts';

export interface AskingPorts extends ProbePorts, CommandPorts {
  readonly cluster: ProbePorts['cluster'];
  readonly http: Http;
  readonly tokens: Tokens;
}

/**
 * Asks what a check asks, as it was prepared. What can't be asked is an answer as well. Rejects only when the signal
 * aborts.
 */
export async function askCheck(
  ports: AskingPorts,
  check: CheckSpec,
  { use: { url, runs }, program }: PreparedCheck,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  switch (check.kind) {
    case 'admission':
      return admission(ports, check, signal);
    case 'http':
      return url === null ? failure('It has no address.') : address(ports, check, url, signal);
    case 'command': {
      const [run] = runs;
      if (run === undefined || program === null) return failure('It has no command.');
      return runCommand(ports, run, program, signal);
    }
    case 'host':
      return runOnHosts(ports, runs, program, signal);
    case 'probe':
      return runProbe(ports, check, signal);
    default:
      return failure(`A check of kind ${check.kind} runs by itself.`);
  }
}

/** Whether the objects would be let in: a dry run, which admission judges and which stores nothing. */
async function admission(
  { cluster }: Pick<AskingPorts, 'cluster'>,
  { manifest, objects, problem }: Extract<Asked, { readonly kind: 'admission' }>,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  if (cluster === null) return failure('No cluster is connected.');
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
  return { kind: 'failure', message, remedy: null, right: null };
}
