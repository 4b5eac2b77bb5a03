import { applicationOf } from '../../domain/argocd/application.ts';
import { refreshPatch } from '../../domain/argocd/operation.ts';
import type { Ran } from '../../domain/bootstrap/plan.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import { isTrial, trialAnswer } from '../../domain/bootstrap/sourceTrial.ts';
import { failureOf } from '../../domain/kubernetes/failure.ts';
import type { Answer, FailureCode } from '../../domain/kubernetes/failure.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { applicationKind } from '../applicationWriting.ts';
import { isFinal } from '../bootstrap/isFinal.ts';
import { rootPlace } from '../bootstrap/rootRevision.ts';
import { Spans } from '../bootstrap/spans.ts';
import type { StepPorts } from '../bootstrap/step.ts';

type Ports = Pick<StepPorts, 'cluster' | 'timers'>;

export interface Trial {
  readonly object: ClusterObject;
  /** The commit that is waited for; null when the first that is found will do. */
  readonly commit: string | null;
  /** Milliseconds until it has to be found. */
  readonly limit: number;
}

/** Milliseconds between two looks, between two times that Argo CD is asked to look, and for taking it away. */
const interval = 1_000;
const again = 15_000;
const farewell = 10_000;

/** Tells one of ours from all others: a request that broke off may have made it. */
const instance = 'app.kubernetes.io/instance';

/**
 * Has Argo CD read an address by an Application that is never synced: the commit that it finds there, or why it finds
 * none. The Application is taken away again whatever comes, and when it can't be that is said. Those that a killed run has
 * left go first. Rejects only when the signal aborts.
 */
export async function trial(
  ports: Ports,
  wanted: Trial,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ readonly revision: string } | Extract<Ran, { readonly state: 'failed' }>> {
  const room = await makeRoom(ports, say, signal);
  if (room !== null) return room;
  const { metadata } = wanted.object;
  const id = crypto.randomUUID();
  const object = { ...wanted.object, metadata: { ...metadata, labels: { ...metadata.labels, [instance]: id } } };
  let left: string | null = null;
  let answer: Awaited<ReturnType<typeof asked>> | null = null;
  try {
    const made = await createHeard(ports, object, signal);
    answer = 'failure' in made ? unmade(made.failure) : await asked(ports, wanted, say, signal);
  } finally {
    left = await takeAway(ports, metadata.name, id);
    if (left !== null) say(left);
  }
  if (left === null || 'revision' in answer) return answer;
  return { ...answer, remedy: [answer.remedy ?? '', left].join(' ').trim() };
}

function unmade({ message, remedy }: { readonly message: string; readonly remedy: string | null }) {
  return notRead(`The temporary Application can't be made: ${message}`, remedy);
}

function notRead(message: string, remedy: string | null): Extract<Ran, { readonly state: 'failed' }> {
  return { state: 'failed', message, remedy };
}

/** Created once, also when the connection broke off and nobody has heard of it. */
async function createHeard(
  { cluster }: Ports,
  object: ClusterObject,
  signal: AbortSignal,
): Promise<Answer<ClusterObject>> {
  const made = await cluster.writes.create(object, signal);
  if ('value' in made || !unheard.has(made.failure.code)) return made;
  const { name } = object.metadata;
  const found = await cluster.get(applicationKind, { namespace: rootPlace.namespace, name }, signal);
  if ('failure' in found) return found;
  if (found.value?.metadata.labels?.[instance] === object.metadata.labels?.[instance])
    return { value: found.value ?? object };
  if (found.value === null) return made;
  return { failure: failureOf('exists', `There is an Application argocd/${name} that is none of Slipway.`) };
}

const unheard: ReadonlySet<FailureCode> = new Set<FailureCode>(['exists', 'reset', 'timeout', 'server']);

/** Looks until Argo CD has compared it. */
async function asked(
  ports: Ports,
  wanted: Trial,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ readonly revision: string } | Extract<Ran, { readonly state: 'failed' }>> {
  const spans = new Spans(ports.timers);
  spans.begin('limit', wanted.limit);
  spans.begin('asked', again);
  try {
    return await compared(ports, wanted, spans, say, signal);
  } finally {
    spans.endAll();
  }
}

async function compared(
  { cluster, timers }: Ports,
  { object, commit, limit }: Trial,
  spans: Spans,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ readonly revision: string } | Extract<Ran, { readonly state: 'failed' }>> {
  const place = { namespace: rootPlace.namespace, name: object.metadata.name };
  let [told, last] = ['', ''];
  for (;;) {
    const isOver = spans.isOver('limit');
    const read = await cluster.get(applicationKind, place, signal);
    if ('failure' in read) {
      if (isFinal(read.failure)) return notRead(read.failure.message, read.failure.remedy);
      last = read.failure.message;
    } else if (read.value === null) {
      return notRead(`Somebody has deleted the Application argocd/${place.name}.`, 'Run it again.');
    } else {
      const answer = trialAnswer(read.value);
      if (answer !== null && 'why' in answer)
        return notRead(`The temporary Application ${answer.why}.`, 'Mend what it names, and run it again.');
      if (answer !== null && (commit === null || answer.revision === commit)) return answer;
      last = waitsFor(commit, answer?.revision ?? null);
      if (spans.isOver('asked') && !applicationOf(read.value).refreshing) {
        spans.begin('asked', again);
        const patched = await cluster.writes.patch(applicationKind, place, refreshPatch('normal'), signal);
        if ('failure' in patched && isFinal(patched.failure))
          return notRead(patched.failure.message, patched.failure.remedy);
      }
    }
    if (last !== told) say(last);
    told = last;
    if (isOver) return notRead(`${Math.round(limit / 60_000)} minutes have passed. ${last}`, null);
    await timers.wait(interval, signal);
  }
}

function waitsFor(commit: string | null, revision: string | null): string {
  if (commit === null || revision === null) return 'Waits for Argo CD to read it.';
  return `Argo CD finds ${shortCommit(revision)} there; waits for ${shortCommit(commit)}.`;
}

/** What a killed run has left; null when there is room then. Whoever runs this holds the Lease, so nobody else is at it. */
async function makeRoom(
  { cluster }: Ports,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Extract<Ran, { readonly state: 'failed' }> | null> {
  const query = { ...everything(applicationKind.apiVersion, applicationKind.kind), namespace: rootPlace.namespace };
  const listed = await cluster.list(query, signal);
  if ('failure' in listed) return notRead(listed.failure.message, listed.failure.remedy);
  for (const { metadata } of listed.value.objects.filter(isTrial)) {
    const { name, uid = '' } = metadata;
    say(`Takes away argocd/${name}, which a former run has left.`);
    const place = { namespace: rootPlace.namespace, name };
    const removed = await cluster.writes.remove(applicationKind, place, uid, signal);
    if ('failure' in removed && removed.failure.code !== 'conflict')
      return notRead(`argocd/${name} can't be deleted: ${removed.failure.message}`, removed.failure.remedy);
  }
  return null;
}

/** Why it is still there; null when it is not. It has a limit of its own: whoever cancels wants it gone as well. */
async function takeAway({ cluster, timers }: Ports, name: string, id: string): Promise<string | null> {
  const place = { namespace: rootPlace.namespace, name };
  const left = (why: string): string =>
    `The Application argocd/${name} may still be there: ${why} Delete it with kubectl --namespace argocd delete application ${name}; it installs nothing.`;
  const over = new AbortController();
  const cancel = timers.after(farewell, () => over.abort(new Error('It takes too long.')));
  try {
    const found = await cluster.get(applicationKind, place, over.signal);
    if ('failure' in found) return left(found.failure.message);
    if (found.value === null || found.value.metadata.labels?.[instance] !== id) return null;
    const removed = await cluster.writes.remove(applicationKind, place, found.value.metadata.uid ?? '', over.signal);
    return 'failure' in removed && removed.failure.code !== 'conflict' ? left(removed.failure.message) : null;
  } catch (error) {
    if (!over.signal.aborted) throw error;
    return left('The cluster does not answer in time.');
  } finally {
    cancel();
  }
}
