import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locked } from '../environment/cache.mjs';
import { Failure } from '../environment/failure.ts';
import { progress } from '../environment/progress.ts';
import { buildPeer } from '../peers/build.ts';
import { recipeOf } from '../peers/recipes.ts';
import { descriptionOf, type Description } from './description.ts';
import { endLeftovers } from './leftovers.ts';
import { obstacle, unshare } from './namespace.ts';
import { ordersTo } from './orders.ts';
import { controlPlanePeers, parts, type PartName } from './parts.ts';
import { placeOf, type Place } from './place.ts';
import { mark } from './process.ts';
import { deadline, until } from './until.ts';

/** The longest path that a socket can have. */
const longestPath = 107;

/** Each has the deadline for itself; the keeper tells which of them did not make it. */
const controlPlanePrograms = 3;

/** Whether a cluster lives until it is taken down, or ends with the process that brought it up, however that ends. */
export type Life = 'own' | 'ours';

/**
 * Brings up a cluster that keeps its state in the folder, with these parts; one that runs there already is kept, and gets
 * the parts that it lacks. What a crash left there is ended and thrown away.
 */
export async function up(state: string, wanted: readonly PartName[], life: Life = 'own'): Promise<Description> {
  const place = placeOf(state);
  if (Buffer.byteLength(place.control) > longestPath)
    throw new Failure(
      'cluster/state',
      `${state} is too long a path for a socket in it; choose a shorter one: --state DIR.`,
    );
  const reason = await obstacle();
  if (reason !== undefined) throw new Failure('cluster/impossible', `There can be no cluster here: ${reason}.`);
  await buildPeers(wanted);
  await locked(state, async () => {
    if ((await there(place)) !== undefined) return;
    await clear(place);
    await startKeeper(place, life);
  });
  for (const part of wanted) {
    progress(`Starting ${part}…`);
    await ordersTo(place).start(part);
  }
  return running(state);
}

/** Ends the cluster with all its processes, and removes the folder; does nothing when there is none. */
export async function down(state: string): Promise<void> {
  await locked(state, () => clear(placeOf(state)));
}

/** The cluster that runs there; fails when none does. */
export async function running(state: string): Promise<Description> {
  const description = await there(placeOf(state));
  if (description !== undefined) return description;
  throw new Failure('cluster/down', `No cluster runs in ${state}; start one: npm run cluster -- up.`);
}

async function there(place: Place): Promise<Description | undefined> {
  const description = descriptionOf(place);
  try {
    await ordersTo(place).pids();
    return description;
  } catch {
    return undefined;
  }
}

/** Builds what these parts and the control plane run: inside of the namespace there is no network to build with. */
export async function buildPeers(wanted: readonly PartName[]): Promise<void> {
  for (const peer of [...controlPlanePeers, ...wanted.flatMap((part) => parts[part].peers)])
    await buildPeer(recipeOf(peer));
}

/** A folder that is not of a cluster is somebody's, whatever we were told. */
async function clear(place: Place): Promise<void> {
  if (existsSync(place.state) && readdirSync(place.state).length > 0 && !existsSync(keeperLog(place)))
    throw new Failure('cluster/state', `${place.state} is not the folder of a cluster; name a new one: --state DIR.`);
  await endLeftovers(`${mark}=${place.state}`, descriptionOf(place)?.keeper);
  rmSync(place.state, { recursive: true, force: true, maxRetries: 5 });
}

/** The keeper is ready when it has described the cluster. */
async function startKeeper(place: Place, life: Life): Promise<void> {
  progress('Starting the control plane…');
  mkdirSync(place.logs, { recursive: true, mode: 0o700 });
  const file = keeperLog(place);
  const log = openSync(file, 'a', 0o600);
  const mortal = life === 'ours' ? ['setpriv', '--pdeathsig', 'TERM'] : [];
  const [program, ...args] = [
    ...unshare,
    ...mortal,
    process.execPath,
    join(import.meta.dirname, 'keeper.ts'),
    place.state,
  ];
  const keeper = spawn(program, args, {
    detached: true,
    env: { ...process.env, [mark]: place.state },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  keeper.unref();
  const look = async (): Promise<boolean | undefined> => {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return false;
    return descriptionOf(place) === undefined ? undefined : true;
  };
  const ready = await until('the control plane', look, { limit: controlPlanePrograms * deadline });
  if (!ready)
    throw new Failure('cluster/control-plane', `The control plane did not start: ${readFileSync(file, 'utf8').trim()}`);
}

/** The first file of a cluster: a folder without it is no cluster's. */
function keeperLog(place: Place): string {
  return join(place.logs, 'keeper.log');
}
