import { applicationOf } from '../../domain/argocd/application.ts';
import type { Application } from '../../domain/argocd/application.ts';
import { isAtRoot } from '../../domain/argocd/arrival.ts';
import { cause } from '../../domain/argocd/cause.ts';
import { refreshPatch } from '../../domain/argocd/operation.ts';
import { shownAddress } from '../../domain/bootstrap/address.ts';
import { objectDiff } from '../../domain/bootstrap/objectDiff.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import { otherSource, sourcesOf } from '../../domain/bootstrap/source.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { at, listAt, textAt } from '../../domain/kubernetes/read.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import { applicationKind } from '../applicationWriting.ts';
import { isFinal } from '../bootstrap/isFinal.ts';
import { nothing, unclear } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { comparingRights, rootPlace } from '../bootstrap/rootRevision.ts';
import { Spans } from '../bootstrap/spans.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from '../bootstrap/step.ts';

/** Milliseconds until all have to read the other source, between two looks, and between two times that one is asked to. */
const limit = 15 * 60_000;
const interval = 2_000;
const again = 30_000;

const query = { ...everything(applicationKind.apiVersion, applicationKind.kind), namespace: rootPlace.namespace };

/**
 * Waits until the root has been compared with the source that was taken, at the commit that says so, and until the
 * Applications that it makes read there as well. Whether they are healthy is not asked: that has not to do with the source.
 */
export function followStep(target: Source): Step<WorkOf<'applications'>, Following> {
  return {
    patience: 60 * 60_000,
    needs: () => ({ ...nothingNeeded, programs: ['git'], rights: comparingRights }),
    plan: (ports, { spec }, { rows }, signal) => plan(ports, spec, target, rows, signal),
    run: follow,
  };
}

interface Addresses {
  readonly taken: string;
  readonly left: string;
}

interface Following extends Addresses {
  readonly rows: readonly string[];
}

function addressesOf({ platform }: PlatformSpec, target: Source): Addresses | { readonly problem: string } {
  const sources = sourcesOf(platform);
  if ('problem' in sources) return sources;
  return { taken: sources.addresses[target], left: sources.addresses[otherSource[target]] };
}

async function plan(
  { cluster }: StepPorts,
  spec: PlatformSpec,
  target: Source,
  rows: readonly string[],
  signal: AbortSignal,
): Promise<StepPlan<Following>> {
  const addresses = addressesOf(spec, target);
  if ('problem' in addresses) return unclear(addresses.problem);
  const listed = await cluster.list(query, signal);
  const objects = 'value' in listed ? listed.value.objects : [];
  const moved = objects
    .filter((object) => isNamed(object, rows) && reads(object, addresses.left))
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const problem = 'failure' in listed ? listed.failure.message : null;
  const changes = moved.map((object) => changeOf(object, addresses));
  // Which of them have moved already changes by itself.
  const decision = { ...addresses, rows };
  return { shown: { ...nothing, changes, problem, decides: decision }, decision };
}

function isNamed({ metadata }: ClusterObject, rows: readonly string[]): boolean {
  return rows.includes(metadata.name);
}

function reads(object: ClusterObject, address: string): boolean {
  return applicationOf(object).sources.some(({ repository }) => repository === address);
}

/** Only the addresses are shown; the root makes the change. */
function changeOf(object: ClusterObject, { left, taken }: Addresses): Change {
  const { apiVersion, kind, metadata } = object;
  const sources = listAt(object, 'spec', 'sources');
  const before = sources.map((source) => ({ repoURL: textAt(source, 'repoURL') }));
  const after = before.map(({ repoURL }) => ({ repoURL: repoURL === left ? taken : repoURL }));
  const only = (list: readonly object[]): Readonly<Record<string, unknown>> => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
    spec: { sources: list },
  });
  return {
    target: 'cluster',
    action: 'update',
    what: `Application argocd/${metadata.name}, by the root`,
    diff: objectDiff(only(before), only(after)).diff,
  };
}

async function follow(
  ports: StepPorts,
  { folder }: StepPlace,
  following: Following,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { git, timers } = ports;
  const facts = await git.facts(folder, signal);
  if ('failure' in facts) return failed(`Git does not say how the repository stands: ${facts.failure}.`);
  const spans = new Spans(timers);
  spans.begin(whole, limit);
  try {
    return await untilAll(ports, { ...following, commit: facts.head }, spans, say, signal);
  } finally {
    spans.endAll();
  }
}

/** The span of all of it; the others have the names of Applications. */
const whole = '';

async function untilAll(
  ports: Pick<StepPorts, 'cluster' | 'timers'>,
  wanted: Wanted,
  spans: Spans,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { cluster, timers } = ports;
  let [said, last] = ['', ''];
  for (;;) {
    const isOver = spans.isOver(whole);
    const listed = await cluster.list(query, signal);
    if ('failure' in listed) {
      if (isFinal(listed.failure)) return failed(listed.failure.message, listed.failure.remedy);
      last = listed.failure.message;
    } else {
      const seen = standingOf(listed.value.objects, wanted);
      if ('end' in seen) return seen.end;
      const ended = await askAgain(cluster, seen.behind, spans, signal);
      if (ended !== null) return ended;
      last = seen.sentence;
    }
    if (last !== said) say(last);
    said = last;
    if (isOver)
      return failed(
        `${limit / 60_000} minutes have passed. ${last}`,
        'Mend what is named, and run it again: it goes on waiting.',
      );
    await timers.wait(interval, signal);
  }
}

interface Wanted extends Addresses {
  readonly commit: string;
  readonly rows: readonly string[];
}

/** How far they are: `behind` are those that Argo CD can be asked to look at again. */
function standingOf(
  objects: readonly ClusterObject[],
  { taken, left, commit, rows }: Wanted,
): { readonly end: Ran } | { readonly behind: readonly Application[]; readonly sentence: string } {
  const root = objects.find(({ metadata }) => metadata.name === rootPlace.name);
  if (root === undefined) return { end: failed('The Application root has gone.', 'Install it again.') };
  const application = applicationOf(root);
  if (!application.sources.some(({ repository }) => repository === taken))
    return {
      end: failed(
        `The Application root reads ${shownAddress(application.sources[0]?.repository ?? '')} again.`,
        'See who has changed it, and run it again.',
      ),
    };
  const revision = application.sync?.revisions[0] ?? '';
  const isCompared = textAt(at(root, 'status', 'sync', 'comparedTo'), 'source', 'repoURL') === taken;
  if (!isCompared || revision !== commit) {
    const [error] = application.errors;
    const where =
      isCompared && revision !== '' ? `is at ${shortCommit(revision)}` : 'has not been compared with it yet';
    const why = error === undefined ? '' : `: root ${cause.condition(error)}`;
    return { behind: [application], sentence: `Root ${where}, and has to be at ${shortCommit(commit)}${why}.` };
  }
  const children = objects.filter((object) => isNamed(object, rows)).map(applicationOf);
  const open = children.filter(
    (child) => child.sources.some(({ repository }) => repository === left) || !isAtRoot(child, application),
  );
  const absent = rows.filter((name) => !children.some((child) => child.name === name));
  const [first] = [...open.map(({ name }) => name), ...absent];
  if (first === undefined) {
    const count = `root and ${children.length} application${children.length === 1 ? '' : 's'} read it`;
    return { end: passed(`Argo CD reads ${shownAddress(taken)}: ${count}, at ${shortCommit(commit)}.`) };
  }
  const done = rows.length - open.length - absent.length;
  return { behind: open, sentence: `${done} of ${rows.length} applications have followed; ${first} has not yet.` };
}

/** Argo CD looks at Git every few minutes by itself. */
async function askAgain(
  cluster: StepPorts['cluster'],
  behind: readonly Application[],
  spans: Spans,
  signal: AbortSignal,
): Promise<Ran | null> {
  for (const { name, namespace, refreshing } of behind) {
    if (refreshing || spans.isRunning(name)) continue;
    spans.begin(name, again);
    const patched = await cluster.writes.patch(applicationKind, { namespace, name }, refreshPatch('normal'), signal);
    if ('failure' in patched && patched.failure.code !== 'missing' && isFinal(patched.failure))
      return failed(patched.failure.message, patched.failure.remedy);
  }
  return null;
}
