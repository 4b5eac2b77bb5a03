import { applicationOf } from '../../domain/argocd/application.ts';
import type { Application } from '../../domain/argocd/application.ts';
import { cause } from '../../domain/argocd/cause.ts';
import { refreshObstacle } from '../../domain/argocd/obstacle.ts';
import { refreshPatch } from '../../domain/argocd/operation.ts';
import { isSameRepository, shownAddress } from '../../domain/bootstrap/address.ts';
import { limitWords } from '../../domain/bootstrap/limitWords.ts';
import { rightsTo } from '../../domain/bootstrap/needs.ts';
import type { Ran } from '../../domain/bootstrap/plan.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { Upstream } from '../../domain/bootstrap/repository.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import type { Json } from '../../domain/phases/spec.ts';
import { applicationKind } from '../applicationWriting.ts';
import { isFinal } from './isFinal.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { Spans } from './spans.ts';
import type { StepPorts } from './step.ts';

/** The Application that renders the table (bootstrap/root-application). */
export const rootPlace = { namespace: 'argocd', name: 'root' } as const;

/** To see how Applications stand, and to ask Argo CD to compare them. */
export const comparingRights = rightsTo(['list', 'patch'], {
  group: 'argoproj.io',
  resource: 'applications',
  namespace: rootPlace.namespace,
});

/** Milliseconds until the root has to be at a commit, and between two looks. */
const limit = 10 * 60_000;
const interval = 2_000;

/** Milliseconds between two times that it is asked for, and until a remote that has not answered is asked again. */
const again = 30_000;
const rest = 10_000;

export interface Expected {
  readonly folder: string;
  readonly commit: string;
  readonly upstream: Upstream;
  /** The value of `platform` in `platform.yaml`. */
  readonly platform: Json;
}

/**
 * Waits until the root Application is at a commit, or at one that was pushed after it; asks Argo CD to compare it with
 * Git until then. Where there is no root yet there is nothing to wait for. Rejects only when the signal aborts.
 */
export async function rootRevision(
  ports: Pick<StepPorts, 'cluster' | 'git' | 'timers'>,
  expected: Expected,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const spans = new Spans(ports.timers);
  spans.begin('limit', limit);
  try {
    return await wait(ports, expected, { spans, older: new Set() }, say, signal);
  } finally {
    spans.endAll();
  }
}

/** What has been seen while it is waited for. */
interface Seen {
  readonly spans: Spans;
  /** Commits that are not what is waited for, whatever comes. */
  readonly older: Set<string>;
}

async function wait(
  ports: Pick<StepPorts, 'cluster' | 'git' | 'timers'>,
  expected: Expected,
  seen: Seen,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { cluster, timers } = ports;
  const { spans } = seen;
  const told = new Set<string>();
  let [wasThere, last] = [false, ''];
  for (;;) {
    const read = await cluster.get(applicationKind, rootPlace, signal);
    if ('failure' in read) {
      if (read.failure.code === 'no-kind' && !wasThere) return absent(expected);
      if (isFinal(read.failure)) return failed(read.failure.message, read.failure.remedy);
      last = read.failure.message;
    } else if (read.value === null) {
      return wasThere ? failed('The Application root has gone.', 'Install it again.') : absent(expected);
    } else {
      wasThere = true;
      const ended = await atCommit(ports, read.value, expected, seen, signal);
      if (ended !== null) return ended;
      const application = applicationOf(read.value);
      if (!spans.isRunning('asked') && !application.refreshing) {
        const patched = await cluster.writes.patch(applicationKind, rootPlace, refreshPatch('normal'), signal);
        if ('failure' in patched && isFinal(patched.failure))
          return failed(patched.failure.message, patched.failure.remedy);
        spans.begin('asked', again);
      }
      last = waitsFor(application, expected);
    }
    if (!told.has(last)) say(`Waits up to ${limitWords(limit)}: ${last}`);
    told.add(last);
    if (spans.isOver('limit'))
      return failed(`It has waited for ${limitWords(limit)}: ${last}`, 'See whether Argo CD runs and can read Git.');
    await timers.wait(interval, signal);
  }
}

/** Whether the root is where it has to be, or can never get there; null while it may. */
async function atCommit(
  { git }: Pick<StepPorts, 'git'>,
  object: ClusterObject,
  { folder, commit, upstream, platform }: Expected,
  { spans, older }: Seen,
  signal: AbortSignal,
): Promise<Ran | null> {
  const { sources, sync } = applicationOf(object);
  const obstacle = refreshObstacle(object);
  if (obstacle !== null) return failed(obstacle);
  const [source] = sources;
  if (source !== undefined && !isSameRepository(source.repository, upstream.url, platform))
    return failed(
      `The Application root reads ${shownAddress(source.repository)}, and the release is at ${upstream.url}.`,
      'Install root-application again (its step in the phase GitOps).',
    );
  const revision = sync?.revisions[0];
  if (revision === undefined) return null;
  if (revision === commit) return passed(`The Application root is at ${shortCommit(commit)}.`);
  if (older.has(revision) || spans.isRunning('rest')) return null;
  // The remote may still show what it had before the push: what the history says comes first.
  const isOlder = await git.isBefore(folder, revision, commit, signal);
  const head = isOlder === true ? null : await git.remoteHead(folder, upstream.remote, upstream.branch, signal);
  if (head !== null && 'failure' in head) {
    spans.begin('rest', rest);
    return null;
  }
  // Each is looked at once: what is older than the release stays so.
  older.add(revision);
  if (head?.commit !== revision) return null;
  return passed(`The Application root is at ${shortCommit(revision)}, which was pushed after ${shortCommit(commit)}.`);
}

function absent({ commit }: Expected): Ran {
  return passed(`${shortCommit(commit)} is pushed. There is no Application root yet, so nothing reads it.`);
}

function waitsFor(application: Application, { commit }: Expected): string {
  const { errors, refreshing, sync } = application;
  const [error] = errors;
  const at = sync?.revisions[0];
  const why =
    error === undefined ? (refreshing ? 'Argo CD has been asked to look' : '') : `root ${cause.condition(error)}`;
  const where = at === undefined ? '' : `, it is at ${shortCommit(at)}`;
  return `the Application root is not at ${shortCommit(commit)} yet${where}${why === '' ? '' : `: ${why}`}.`;
}
