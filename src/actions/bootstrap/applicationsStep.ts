import { applicationOf } from '../../domain/argocd/application.ts';
import type { Application } from '../../domain/argocd/application.ts';
import { isAtRoot, stuckAt } from '../../domain/argocd/arrival.ts';
import { refreshPatch } from '../../domain/argocd/operation.ts';
import { progressOf } from '../../domain/argocd/waiting.ts';
import { limitWords } from '../../domain/bootstrap/limitWords.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { expectedOf } from '../../live/expected.ts';
import { applicationKind } from '../applicationWriting.ts';
import { isFinal } from './isFinal.ts';
import { nothing } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { comparingRights, rootPlace } from './rootRevision.ts';
import { Spans } from './spans.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/** Milliseconds until all have to be well, between two looks, and between two times that one is asked to compare. */
const limit = 60 * 60_000;
const interval = 2_000;
const again = 60_000;

/** Waits until the Applications of rows are in sync and healthy at the commit of the root; Argo CD does all of it. */
export const applicationsStep: Step<WorkOf<'applications'>, { readonly rows: readonly string[] }> = {
  patience: 60 * 60_000,
  needs: (_place, { rows }) => (rows.length === 0 ? nothingNeeded : { ...nothingNeeded, rights: comparingRights }),
  plan: async (_ports, _place, { rows }) => ({
    shown: { ...nothing, changes: rows.length === 0 ? [] : [asking(rows)], decides: { rows } },
    decision: { rows },
  }),
  run: async (ports, place, { rows }, say, signal) =>
    rows.length === 0 ? passed('No application is switched on.') : waitInTime(ports, place, rows, say, signal),
};

function asking(rows: readonly string[]): Change {
  const [first = '', ...others] = rows;
  const who = others.length === 0 ? `Application argocd/${first}` : `Applications ${rows.join(', ')} in argocd`;
  return {
    target: 'cluster',
    action: 'update',
    what: `${who}: compared with Git now, where at another commit`,
    diff: '',
  };
}

/** What has been seen so far, by how long ago: nothing of it is kept. */
interface Seen {
  /** For how long somebody may be stuck at something. */
  readonly stuck: Spans;
  /** For how long an Application that was asked to compare is not asked again. */
  readonly asked: Spans;
  readonly whole: Spans;
}

async function waitInTime(
  ports: StepPorts,
  place: StepPlace,
  rows: readonly string[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { timers } = ports;
  const seen: Seen = { stuck: new Spans(timers), asked: new Spans(timers), whole: new Spans(timers) };
  seen.whole.begin('limit', limit);
  try {
    return await wait(ports, place, { rows, seen }, say, signal);
  } finally {
    for (const spans of Object.values(seen)) spans.endAll();
  }
}

async function wait(
  ports: StepPorts,
  { spec }: StepPlace,
  { rows, seen }: { readonly rows: readonly string[]; readonly seen: Seen },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { cluster, timers, clock } = ports;
  const query = { ...everything(applicationKind.apiVersion, applicationKind.kind), namespace: rootPlace.namespace };
  let [said, last] = ['', ''];
  for (;;) {
    const listed = await cluster.list(query, signal);
    if ('failure' in listed) {
      if (isFinal(listed.failure)) return failed(listed.failure.message, listed.failure.remedy);
      last = listed.failure.message;
    } else {
      const all = listed.value.objects.map((object) => ({ object, application: applicationOf(object) }));
      const root = all.find(({ application }) => application.name === rootPlace.name);
      if (root === undefined)
        return failed('There is no Application root, which makes the others.', 'Install root-application first.');
      const applications = all.map(({ application }) => application);
      const progress = progressOf(rows, applications, root.application, clock.now(), expectedOf(spec));
      if (progress.well === progress.wanted) return passed(progress.sentence);
      const concerned = all.filter(({ application: { name } }) => rows.includes(name) || name === rootPlace.name);
      const stuck = stuckAmong(concerned, root.application, seen);
      if (stuck !== null) return stuck;
      const ended = await askBehind(ports, concerned, root.application, seen, signal);
      if (ended !== null) return ended;
      last = progress.sentence;
    }
    if (last !== said) say(`Waits up to ${limitWords(limit)}: ${last}`);
    said = last;
    if (seen.whole.isOver('limit'))
      return failed(
        `It has waited for ${limitWords(limit)}: ${last}`,
        'Mend what is named, and run the step again: it goes on waiting.',
      );
    await timers.wait(interval, signal);
  }
}

interface One {
  readonly object: ClusterObject;
  readonly application: Application;
}

/** What can't go on by itself, once it has been so for long enough. */
function stuckAmong(all: readonly One[], root: Application, { stuck }: Seen): Ran | null {
  const present = new Set<string>();
  for (const { object, application } of all) {
    const found = stuckAt(object, application, root);
    if (found === null) continue;
    present.add(found.key);
    if (!stuck.names.includes(found.key)) stuck.begin(found.key, found.patience);
    if (stuck.isOver(found.key)) return failed(`${application.name}: ${found.why}.`, found.remedy);
  }
  for (const key of stuck.names) if (!present.has(key)) stuck.end(key);
  return null;
}

/** Argo CD looks at Git every few minutes by itself. */
async function askBehind(
  { cluster }: StepPorts,
  all: readonly One[],
  root: Application,
  { asked }: Seen,
  signal: AbortSignal,
): Promise<Ran | null> {
  for (const { application } of all) {
    const { name, namespace, refreshing } = application;
    if (refreshing || isAtRoot(application, root) || asked.isRunning(name)) continue;
    asked.begin(name, again);
    const patched = await cluster.writes.patch(applicationKind, { namespace, name }, refreshPatch('normal'), signal);
    if ('failure' in patched && patched.failure.code !== 'missing' && isFinal(patched.failure))
      return failed(patched.failure.message, patched.failure.remedy);
  }
  return null;
}
