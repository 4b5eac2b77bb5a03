import { applicationOf } from '../../domain/argocd/application.ts';
import type { Application } from '../../domain/argocd/application.ts';
import { isAtRoot, stuckAt } from '../../domain/argocd/arrival.ts';
import { refreshPatch } from '../../domain/argocd/operation.ts';
import { progressOf } from '../../domain/argocd/waiting.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { expectedOf } from '../../live/expected.ts';
import { applicationKind } from '../applicationWriting.ts';
import { isFinal } from './isFinal.ts';
import { failed, passed } from './ran.ts';
import { rootPlace } from './rootRevision.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/** Milliseconds until all have to be well, between two looks, and between two times that one is asked to compare. */
const limit = 60 * 60_000;
const interval = 2_000;
const again = 60_000;

/** Waits until the Applications of rows are in sync and healthy at the commit of the root; Argo CD does all of it. */
export const applicationsStep: Step<WorkOf<'applications'>> = {
  plan: async (_ports, _place, { rows }) => ({
    argv: [],
    changes: rows.length === 0 ? [] : [asking(rows)],
    problem: null,
    asks: [],
    typed: [],
    decides: { rows },
  }),
  run: async (ports, place, { rows }, _planned, say, signal) =>
    rows.length === 0 ? passed('No application is switched on.') : wait(ports, place, rows, say, signal),
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

/** What has been seen so far, and when: nothing of it is kept. */
interface Seen {
  /** Since when somebody is stuck at something. */
  readonly stuck: Map<string, number>;
  /** When an Application was asked to compare. */
  readonly asked: Map<string, number>;
}

async function wait(
  ports: StepPorts,
  { spec }: StepPlace,
  rows: readonly string[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { cluster, timers, clock } = ports;
  const until = clock.now().getTime() + limit;
  const seen: Seen = { stuck: new Map(), asked: new Map() };
  const query = { ...everything(applicationKind.apiVersion, applicationKind.kind), namespace: rootPlace.namespace };
  let [said, last] = ['', ''];
  for (;;) {
    const now = clock.now();
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
      const progress = progressOf(rows, applications, root.application, now, expectedOf(spec));
      if (progress.well === progress.wanted) return passed(progress.sentence);
      const concerned = all.filter(({ application: { name } }) => rows.includes(name) || name === rootPlace.name);
      const stuck = stuckAmong(concerned, root.application, seen, now.getTime());
      if (stuck !== null) return stuck;
      const ended = await askBehind(ports, concerned, root.application, seen, signal);
      if (ended !== null) return ended;
      last = progress.sentence;
    }
    if (last !== said) say(last);
    said = last;
    if (now.getTime() >= until)
      return failed(`An hour has passed. ${last}`, 'Mend what is named, and run the step again: it goes on waiting.');
    await timers.wait(interval, signal);
  }
}

interface One {
  readonly object: ClusterObject;
  readonly application: Application;
}

/** What can't go on by itself, once it has been so for long enough. */
function stuckAmong(all: readonly One[], root: Application, { stuck }: Seen, now: number): Ran | null {
  const present = new Set<string>();
  for (const { object, application } of all) {
    const found = stuckAt(object, application, root);
    if (found === null) continue;
    present.add(found.key);
    const since = stuck.get(found.key) ?? now;
    stuck.set(found.key, since);
    if (now - since >= found.patience) return failed(`${application.name}: ${found.why}.`, found.remedy);
  }
  for (const key of stuck.keys()) if (!present.has(key)) stuck.delete(key);
  return null;
}

/** Argo CD looks at Git every few minutes by itself. */
async function askBehind(
  { cluster, clock }: StepPorts,
  all: readonly One[],
  root: Application,
  { asked }: Seen,
  signal: AbortSignal,
): Promise<Ran | null> {
  const now = clock.now().getTime();
  for (const { application } of all) {
    const { name, namespace, refreshing } = application;
    const isDue = now - (asked.get(name) ?? -Infinity) >= again;
    if (refreshing || isAtRoot(application, root) || !isDue) continue;
    asked.set(name, now);
    const patched = await cluster.writes.patch(applicationKind, { namespace, name }, refreshPatch('normal'), signal);
    if ('failure' in patched && patched.failure.code !== 'missing' && isFinal(patched.failure))
      return failed(patched.failure.message, patched.failure.remedy);
  }
  return null;
}
