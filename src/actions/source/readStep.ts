import { shownAddress } from '../../domain/bootstrap/address.ts';
import { objectDiff } from '../../domain/bootstrap/objectDiff.ts';
import { nothingNeeded, rightsTo } from '../../domain/bootstrap/needs.ts';
import type { Needs } from '../../domain/bootstrap/needs.ts';
import type { Change } from '../../domain/bootstrap/plan.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import { nameOf } from '../../domain/bootstrap/sourceSwitching.ts';
import type { Switching } from '../../domain/bootstrap/sourceSwitching.ts';
import { trialOf } from '../../domain/bootstrap/sourceTrial.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { at } from '../../domain/kubernetes/read.ts';
import { nothing, unclear } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { rootPlace } from '../bootstrap/rootRevision.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from '../bootstrap/step.ts';
import { argoSituation, sealKey } from './argoSituation.ts';
import { switchSituation } from './switchSituation.ts';
import { trial } from './trial.ts';

/** Milliseconds in which Argo CD has to read an address that it has never read, and to see a commit that was pushed. */
const readLimit = 3 * 60_000;
const arriveLimit = 10 * 60_000;

/**
 * Has Argo CD itself read the source that is to be taken, before anything is changed: it has to reach it with its own key,
 * find the branch at the commit that it reads now, and render the root from it.
 */
export function readStep(target: Source): Step<WorkOf<'applications'>, Found> {
  return {
    patience,
    needs,
    plan: (ports, place, _work, signal) => look(ports, place, target, signal),
    run: async (ports, _place, { object, would, expected, credentials }, say, signal) => {
      const read = await trial(ports, { object, commit: null, limit: readLimit }, say, signal);
      if (!('revision' in read)) return credentials === null ? failed(read.message, unopened(read.remedy)) : read;
      if (expected !== null && read.revision !== expected)
        return failed(
          `Argo CD finds "${would.branch}" of ${shownAddress(would.taken.address)} at ${shortCommit(read.revision)}, and here it is at ${shortCommit(expected)}.`,
          'Wait until its mirror has caught up, or push the branch there.',
        );
      return passed(`Argo CD reads ${shownAddress(would.taken.address)} at ${shortCommit(read.revision)}.`);
    },
  };
}

/**
 * Waits until Argo CD finds the commit at the source that is to be taken. Who was cut between commit and this may have
 * pushed it to one of the two only.
 */
export function arriveStep(target: Source): Step<WorkOf<'applications'>, Found> {
  return {
    patience,
    needs,
    plan: async (ports, place, _work, signal) => {
      const { shown, decision } = await look(ports, place, target, signal);
      // Which commit it will be is not known before it is made; that no other is meant, whoever runs it knows.
      const decides = decision === null ? null : { to: decision.would.taken.address, waits: true };
      return { shown: { ...shown, decides }, decision };
    },
    run: async (ports, _place, { object, would }, say, signal) => {
      if (would.does === 'commit') return failed('The commit that names the source is not made.', 'Plan again.');
      const wanted = { object, commit: would.head, limit: arriveLimit };
      const read = await trial(ports, wanted, say, signal);
      if ('revision' in read) return passed(`Argo CD finds ${shortCommit(would.head)} at ${nameOf(would.taken)}.`);
      const push = would.taken.remote === null ? '' : ` (git push ${would.taken.remote.name} ${would.branch})`;
      return failed(read.message, read.remedy ?? `See to its mirror, or push the branch there${push}; run it again.`);
    },
  };
}

const patience = 60 * 60_000;

/** For the temporary Application, and to see with which keys Argo CD reads. */
function needs(): Needs {
  const { namespace } = rootPlace;
  const applications = { group: 'argoproj.io', resource: 'applications', namespace };
  return {
    ...nothingNeeded,
    programs: ['git'],
    rights: [
      ...rightsTo(['get', 'list', 'create', 'patch', 'delete'], applications),
      ...rightsTo(['list'], { group: '', resource: 'secrets', namespace }),
    ],
  };
}

interface Found {
  readonly object: ClusterObject;
  readonly would: Switching;
  /** The commit that the new source has to be at; null once the commit is made, which may not be there yet. */
  readonly expected: string | null;
  /** The Secret by which Argo CD opens it; null for none. */
  readonly credentials: string | null;
}

/** A repository that wants a key is told by nothing else than that it can't be read. */
function unopened(remedy: string | null): string {
  const key = `Argo CD has no key for it. Where one is wanted, ${sealKey}.`;
  return remedy === null ? key : `${remedy} ${key}`;
}

async function look(
  ports: StepPorts,
  { folder }: StepPlace,
  target: Source,
  signal: AbortSignal,
): Promise<StepPlan<Found>> {
  const situation = await switchSituation(ports, folder, target, signal);
  if ('problem' in situation) return unclear(situation.problem);
  const { would, obstacle } = situation;
  if (obstacle !== null) return unclear(obstacle);
  const isBegun = would.does !== 'commit';
  const { address } = would.taken;
  const argo = await argoSituation(ports.cluster, { address, isBegun }, signal);
  if ('problem' in argo) return unclear(argo.problem);
  const made = trialOf(argo.root, { address, commit: would.head });
  if ('problem' in made) return unclear(made.problem);
  const { object } = made;
  const expected = isBegun ? null : would.head;
  const { branch, left, taken } = would;
  const decides = { to: taken, from: left, branch, expected, source: at(argo.root, 'spec', 'source') };
  return {
    shown: { ...nothing, changes: changesOf(object, address, argo.credentials), decides },
    decision: { object, would, expected, credentials: argo.credentials },
  };
}

function changesOf(object: ClusterObject, address: string, credentials: string | null): readonly Change[] {
  const name = `Application argocd/${object.metadata.name}`;
  const key =
    credentials === null ? 'without a key, since none is known for it' : `with the key of Secret ${credentials}`;
  const what = `${name}, by which Argo CD reads ${shownAddress(address)} ${key}; nothing of it is synced`;
  return [
    { target: 'cluster', action: 'create', what, diff: objectDiff(null, object).diff },
    { target: 'cluster', action: 'delete', what: `${name}, as soon as it is read`, diff: '' },
  ];
}
