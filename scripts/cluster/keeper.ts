/**
 * Keeps one cluster: runs inside a network namespace of its own, is the parent of every process of the cluster, and takes
 * orders on a socket in the cluster's folder. When it ends, however that happens, everything ends with it:
 *   unshare … node scripts/cluster/keeper.ts STATE
 */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, told } from '../environment/failure.ts';
import { buildPeer } from '../peers/build.ts';
import { recipeOf } from '../peers/recipes.ts';
import { connect } from './api.ts';
import { apiserver, controllerManager, writeFiles } from './apiserver.ts';
import { describe } from './description.ts';
import { etcd } from './etcd.ts';
import { bringUpNetwork } from './namespace.ts';
import { answerOrders } from './orders.ts';
import { isPart, parts, type PartName, type Surroundings } from './parts.ts';
import { placeOf, server, type Place } from './place.ts';
import { Processes } from './process.ts';
import { forPeople, kubeconfigOf, newTokens, writeKubeconfigs } from './users.ts';

async function keep(place: Place, processes: Processes): Promise<void> {
  for (const folder of [place.pki, place.logs, place.kubeconfigs, place.bin, place.home, place.temporary])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tokens = newTokens();
  writeFiles(place, tokens);
  writeKubeconfigs(place, tokens);
  await bringUpNetwork();
  const surroundings: Surroundings = {
    place,
    tokens,
    api: connect(place, tokens.harness),
    program: async (peer) => (await buildPeer(recipeOf(peer))).path,
    start: (program) => processes.start(program),
  };
  await startControlPlane(surroundings);
  const pids = async (): Promise<Readonly<Record<string, number>>> => processes.pids;
  await answerOrders(place, {
    pids,
    start: oncePerPart(surroundings),
    stop: (name, signal) => processes.stop(name, signal),
    restart: (name, flags) => processes.restart(name, flags),
  });
  describe(place, {
    server,
    state: place.state,
    auditLog: place.auditLog,
    kubeconfigs: forPeople((person) => kubeconfigOf(place, person)),
    tokens,
    keeper: process.pid,
  });
}

async function startControlPlane({ place, api, program, start }: Surroundings): Promise<void> {
  const kube = await program('kube');
  symlinkSync(kube, join(place.bin, 'kubectl'));
  await start(etcd(kube, place));
  await start(apiserver(kube, place, api));
  await start(controllerManager(kube, place, kubeconfigOf(place, 'controllerManager'), api));
}

/** Whoever asks for a part, and however often: it is started once. One that failed can be asked for again. */
function oncePerPart(surroundings: Surroundings): (name: string) => Promise<void> {
  const started = new Map<PartName, Promise<void>>();
  return async (name) => {
    if (!isPart(name))
      throw new Failure('cluster/part', `There is no "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    const starting = started.get(name) ?? parts[name].start(surroundings);
    started.set(name, starting);
    try {
      await starting;
    } catch (error) {
      started.delete(name);
      throw error;
    }
  };
}

const [state] = process.argv.slice(2);
if (state === undefined) throw new Error('usage: keeper.ts STATE');
const place = placeOf(state);
const processes = new Processes(place);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void processes.end().finally(() => process.exit(0)));
}

try {
  await keep(place, processes);
} catch (error) {
  const code = told(error);
  await processes.end();
  process.exit(code);
}
