import type { Change, Planned, Ran } from '../domain/bootstrap/plan.ts';
import { nameOfRight, sentenceOf } from '../domain/kubernetes/failure.ts';
import type { Right } from '../domain/kubernetes/failure.ts';
import { canonical } from '../domain/phases/canonical.ts';
import { unlock } from '../domain/sealing/age.ts';
import type { Opener } from '../domain/sealing/age.ts';
import type { HeldKey } from '../domain/sealing/heldKey.ts';
import { isLocked, keysInBackup } from '../domain/sealing/keyBackup.ts';
import { keySecretObject } from '../domain/sealing/keySecret.ts';
import { namespaceProblem } from '../domain/sealing/names.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { visible } from '../domain/visible.ts';
import type { Clock, Cluster, Files } from '../ports.ts';
import { impossible, nothing } from '../domain/bootstrap/planned.ts';
import { failed, passed } from '../domain/bootstrap/ran.ts';
import { controllersIn, restartAll, restartChange } from './controllerRestart.ts';
import type { Controller } from './controllerRestart.ts';
import { keysOfOthers } from './keysOfOthers.ts';
import { fingerprintIn, otherCertificate } from './otherCertificate.ts';

/** A backup that has been opened. Its private keys stay in memory, and go nowhere but into the cluster. */
export interface OpenedBackup {
  readonly keys: readonly HeldKey[];
}

export interface RestorePlace {
  /** Absolute path of the platform, whose certificate the keys are compared with; null for no platform. */
  readonly folder: string | null;
  /** Where the controller looks for its keys (`keyNamespace`). */
  readonly namespace: string;
}

/**
 * Opens the backup of sealing keys: an age file in ASCII armour, or what somebody has opened already. In a sentence why it
 * can't be used; nothing of what opens it is repeated. Rejects only when the signal aborts.
 */
export async function openBackup(
  text: string,
  opens: Opener,
  signal: AbortSignal,
): Promise<OpenedBackup | { readonly problem: string }> {
  const opened = isLocked(text) ? await unlock(text, opens, signal) : { text };
  if ('problem' in opened) return { problem: `The backup can't be opened: ${opened.problem}` };
  try {
    return { keys: await keysInBackup(opened.text) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    throw error;
  }
}

/**
 * What restoring the keys of a backup would do to a cluster; changes nothing. A key that is there already stays as it is. It
 * is a problem when a Secret of that name holds another key, and when neither the backup nor the cluster has the key that
 * the platform seals to (SAFETY 11). A controller that runs takes new keys only when it starts: it is restarted, also when
 * they were brought before and nobody has done it.
 */
export async function planRestore(
  ports: RestorePlanning,
  place: RestorePlace,
  opened: OpenedBackup,
  signal: AbortSignal,
): Promise<RestorePlan> {
  return (await restoring(ports, place, opened, signal)).planned;
}

/** What restoring would do, to be shown, and as data. */
export interface RestorePlan extends Planned {
  /** Secrets that are created. */
  readonly create: readonly Pick<HeldKey, 'secret' | 'fingerprint'>[];
  /** Deployments that are restarted. */
  readonly restart: readonly Controller[];
  /** Fingerprints of keys that open nothing of what is sealed in the platform (`keysOfOthers`). */
  readonly others: ReadonlySet<string>;
}

interface RestorePlanning {
  readonly files: Files;
  readonly cluster: Cluster;
}

/** What restoring would do, and what of it the plan does not hold. */
interface Restoring {
  readonly planned: RestorePlan;
  readonly missing: readonly HeldKey[];
  /** Controllers that lack a key, or will. */
  readonly behind: readonly Controller[];
}

async function restoring(
  ports: RestorePlanning,
  { folder, namespace }: RestorePlace,
  { keys }: OpenedBackup,
  signal: AbortSignal,
): Promise<Restoring> {
  const { cluster } = ports;
  const wrong = namespaceProblem(namespace) ?? (await hindrance(cluster, namespace, signal));
  if (wrong !== null) return hindered(wrong);
  const changes: Change[] = [];
  const missing: HeldKey[] = [];
  for (const key of keys) {
    const state = await stateOf(cluster, namespace, key, signal);
    if (typeof state === 'object') return hindered(state.problem);
    if (state === 'there') continue;
    missing.push(key);
  }
  const others = folder === null ? new Set<string>() : await keysOfOthers(ports.files, folder, missing, signal);
  for (const key of missing)
    changes.push({ target: 'cluster', action: 'create', what: whatComes(key, namespace, others), diff: '' });
  const lacking = folder === null ? null : await otherCertificate(ports, { folder, namespace }, keys, signal);
  if (lacking !== null) return hindered(lacking);
  const controllers = await controllersIn(cluster, namespace, signal);
  const behind = controllers.filter(({ isBehind }) => isBehind || missing.length > 0);
  const restart = behind.filter(({ mayRestart }) => mayRestart);
  const create = missing.map(({ secret, fingerprint }) => ({ secret, fingerprint }));
  const planned: RestorePlan = {
    ...nothing,
    changes: [...changes, ...restart.map((controller) => restartChange(controller))],
    decides: { namespace, create, restart: restart.map(({ name }) => name) },
    create,
    restart,
    others,
  };
  return { planned, missing, behind };
}

/** Does what was planned: creates the Secrets that are missing, and restarts the controllers that lack a key then. */
export async function restoreKeys(
  ports: { readonly files: Files; readonly cluster: Cluster; readonly clock: Clock },
  place: RestorePlace,
  opened: OpenedBackup,
  planned: Planned,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { planned: now, missing, behind } = await restoring(ports, place, opened, signal);
  if (now.problem !== null) return failed(now.problem);
  if (canonical(now.decides) !== canonical(planned.decides))
    return failed('What restoring would do has changed since the plan; nothing was done.');
  const { namespace } = place;
  let created = 0;
  for (const key of opened.keys) {
    const made = await createKeySecret(ports.cluster, namespace, key, signal);
    if (typeof made === 'object')
      return failed(`${made.problem} ${created} of ${opened.keys.length} keys were restored.`);
    say(visible(`${made === 'created' ? 'Created' : 'Kept'} ${whatIs(key, namespace)}`));
    // One that has come since then may be what an answer that was lost has made.
    if (made === 'created' || missing.includes(key)) created++;
  }
  const restored =
    created === 0 ? 'The cluster has these keys already.' : `Restored ${created} ${created === 1 ? 'key' : 'keys'}.`;
  const restarts = await restartAll(ports, behind, say, signal);
  // One that is not seen may be there all the same, where nobody may look.
  const unseen = created > 0 && behind.length === 0 ? [unseenController(namespace)] : [];
  return passed([restored, ...restarts, ...unseen].join(' '));
}

function unseenController(namespace: string): string {
  return `No controller is seen in namespace ${namespace}: one that starts takes the key, one that runs has to be restarted.`;
}

/**
 * Creates the Secret of a key as the controller makes them; `there` when the cluster has this key under this name already.
 * In a sentence why not, also when another key has that name. Looks first: what is sent in vain is counted by a quota.
 */
export async function createKeySecret(
  cluster: Cluster,
  namespace: string,
  key: HeldKey,
  signal: AbortSignal,
): Promise<'created' | 'there' | { readonly problem: string }> {
  const before = await stateOf(cluster, namespace, key, signal);
  if (before !== 'missing') return before;
  const answer = await cluster.writes.create(keySecretObject(key, namespace, key.secret), signal);
  if ('value' in answer) return 'created';
  if (answer.failure.code !== 'exists')
    return { problem: `Secret ${namespace}/${key.secret} can't be created: ${sentenceOf(answer.failure)}` };
  // Somebody was faster, or the answer to the first try was lost.
  const state = await stateOf(cluster, namespace, key, signal);
  return state === 'missing'
    ? { problem: `Secret ${namespace}/${key.secret} comes and goes; look who else is at it.` }
    : state;
}

/** Why keys can't be created in a namespace; null when they can. */
export async function hindrance(cluster: Cluster, namespace: string, signal: AbortSignal): Promise<string | null> {
  const right: Right = { verb: 'create', group: '', resource: 'secrets', namespace };
  const may = await cluster.may(right, null, signal);
  if ('failure' in may) return sentenceOf(may.failure);
  if (!may.value) return `You may not ${nameOfRight(right)} of context "${cluster.context}"; ask for that right.`;
  const found = await cluster.get(
    { apiVersion: 'v1', kind: 'Namespace' },
    { namespace: null, name: namespace },
    signal,
  );
  if ('failure' in found) return found.failure.code === 'forbidden' ? null : sentenceOf(found.failure);
  return found.value === null
    ? `There is no namespace "${namespace}", where the controller looks for its keys; create it first.`
    : null;
}

async function stateOf(
  cluster: Cluster,
  namespace: string,
  { secret, fingerprint }: HeldKey,
  signal: AbortSignal,
): Promise<'missing' | 'there' | { readonly problem: string }> {
  const found = await cluster.get({ apiVersion: 'v1', kind: 'Secret' }, { namespace, name: secret }, signal);
  if ('failure' in found) return { problem: sentenceOf(found.failure) };
  if (found.value === null) return 'missing';
  const other = await fingerprintIn(found.value);
  if (other === fingerprint) return 'there';
  const what = other === null ? 'no sealing key' : `another key, ${other}`;
  return { problem: `Secret ${namespace}/${secret} is there and holds ${what}; rename or remove it by hand first.` };
}

/** How a plan says which key comes. */
export function whatIs({ secret, fingerprint }: Pick<HeldKey, 'secret' | 'fingerprint'>, namespace: string): string {
  return `Secret ${namespace}/${secret}, the sealing key ${fingerprint}`;
}

/** The same, and whether it is good for nothing here: `others` are the fingerprints of such keys. */
export function whatComes(
  key: Pick<HeldKey, 'secret' | 'fingerprint'>,
  namespace: string,
  others: ReadonlySet<string>,
): string {
  const what = whatIs(key, namespace);
  return others.has(key.fingerprint) ? `${what}, with which no sealed file of this repository can be opened` : what;
}

function hindered(problem: string): Restoring {
  return { planned: { ...impossible(problem), create: [], restart: [], others: new Set() }, missing: [], behind: [] };
}
