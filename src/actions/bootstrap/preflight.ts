import { heldBy } from '../../domain/bootstrap/lease.ts';
import type { Needs } from '../../domain/bootstrap/needs.ts';
import { nodeTroubles } from '../../domain/bootstrap/nodes.ts';
import { nameOfRight } from '../../domain/kubernetes/failure.ts';
import type { Right } from '../../domain/kubernetes/failure.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import type { Cluster } from '../../ports.ts';
import type { Programs } from '../../writes.ts';
import { versionOf } from '../toolVersion.ts';
import type { Board } from './board.ts';
import { leaseHolder } from './lease.ts';

/** Whether the user may do in the cluster what the steps do there. */
export async function lookAtRights(
  cluster: Cluster,
  { rights, wishes }: Pick<Needs, 'rights' | 'wishes'>,
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const ask = async (right: Right) => ({ right, answer: await cluster.may(right, null, signal) });
  const answers = await Promise.all(rights.map(ask));
  const missing = answers.filter(({ answer }) => 'value' in answer && !answer.value);
  const unknown = answers.find(({ answer }) => 'failure' in answer);
  const wished = await Promise.all(wishes.map(async ({ right, without }) => ({ ...(await ask(right)), without })));
  const lacking = wished.filter(({ answer }) => 'value' in answer && !answer.value);
  if (missing.length > 0) {
    const names = missing.map(({ right }) => nameOfRight(right)).join('; ');
    board.set('rights', 'problem', `You may not ${names}. Ask whoever runs the cluster for that.`);
  } else if (unknown !== undefined && 'failure' in unknown.answer) {
    board.set('rights', 'asked', `What you may do can't be asked: ${unknown.answer.failure.message}`);
  } else if (lacking.length > 0) {
    const all = lacking.map(({ right, without }) => `You may not ${nameOfRight(right)}. ${without}`);
    board.set('rights', 'asked', all);
  } else {
    board.set('rights', 'ok', `You have the ${rights.length + wishes.length} rights that were asked for.`);
  }
}

/** Whether the nodes are where `platform.yaml` says, and have room. */
export async function lookAtNodes(
  cluster: Cluster,
  { platform }: PlatformSpec,
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const listed = await cluster.list(everything('v1', 'Node'), signal);
  if ('failure' in listed) return board.set('nodes', 'asked', `Nodes can't be read: ${listed.failure.message}`);
  const { objects } = listed.value;
  const troubles = nodeTroubles(platform, objects);
  if (troubles.length === 0)
    return board.set('nodes', 'ok', `${objects.length} node${objects.length === 1 ? '' : 's'}.`);
  const blocks = troubles.some((trouble) => trouble.blocks);
  board.set(
    'nodes',
    blocks ? 'problem' : 'asked',
    troubles.map(({ sentence }) => sentence),
  );
}

/** Whether the programs that the steps run are there, and of which versions. */
export async function lookAtTools(
  programs: Programs,
  { programs: names }: Pick<Needs, 'programs'>,
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const missing: string[] = [];
  const found: string[] = [];
  for (const name of names) {
    const path = await programs.find(name);
    if (path === null) missing.push(name);
    else found.push(`${path} ${(await versionOf(programs, { name, path }, signal)) ?? 'of an unknown version'}`);
  }
  if (missing.length > 0)
    return board.set('tools', 'problem', `Not on the PATH: ${missing.join(', ')}. Install what is missing.`);
  board.set('tools', 'ok', found.length === 0 ? 'None is needed.' : `${found.join(', ')}.`);
}

/** Whether somebody else is bootstrapping. Who has gone is found out when it is taken: nobody waits for that here. */
export async function lookAtLease(cluster: Cluster, board: Board, signal: AbortSignal): Promise<void> {
  const holder = await leaseHolder(cluster, signal);
  if (holder === null) return board.set('lease', 'ok', 'The Lease slipway-bootstrap is free.');
  if ('failure' in holder) return board.set('lease', 'asked', `The Lease can't be read: ${holder.failure.message}`);
  board.set('lease', 'asked', `${heldBy(holder)}. Whether they still are is seen when it begins.`);
}
