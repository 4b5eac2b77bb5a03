import { heldBy } from '../../domain/bootstrap/lease.ts';
import type { Needs } from '../../domain/bootstrap/needs.ts';
import { nodeTroubles } from '../../domain/bootstrap/nodes.ts';
import { nameOfRight } from '../../domain/kubernetes/failure.ts';
import type { Right } from '../../domain/kubernetes/failure.ts';
import { everything } from '../../domain/kubernetes/query.ts';
import { isClear } from '../../domain/phases/phaseState.ts';
import type { PhaseResult } from '../../domain/phases/result.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { PhaseSpec, PlatformSpec } from '../../domain/phases/spec.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { Cluster } from '../../ports.ts';
import type { Programs } from '../../writes.ts';
import { versionOf } from '../toolVersion.ts';
import { validate } from '../validate.ts';
import type { Board } from './board.ts';
import { leaseHolder } from './lease.ts';
import type { BootstrapPorts } from './ports.ts';

/**
 * Runs the checks on demand that decide whether the phase may begin, and which of its steps have nothing to do: those of
 * earlier phases, and those that a step is satisfied by. Nothing of it is an obstacle by itself.
 */
export async function runChecks(
  { checks, kinds }: BootstrapPorts,
  phases: LivePhases,
  { spec, phase }: { readonly spec: PlatformSpec; readonly phase: PhaseSpec },
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const own = new Set(phase.steps.flatMap(({ satisfiedBy }) => satisfiedBy));
  const wanted = [
    ...earlierOf(spec, phase).map(({ id }) => ({ phase: id, check: null })),
    ...phase.checks
      // A probe writes; whether a step has something to do must not hang on whether that was allowed.
      .filter(({ id, kind }) => own.has(id) && onDemandKinds.has(kind) && kind !== 'probe')
      .map(({ id }) => ({ phase: phase.id, check: id })),
  ];
  const telling = { ...checks, onWait: (line: string) => board.set('checks', 'running', `${line}.`) };
  const { isRefused } = await validate(telling, phases, { only: wanted, kinds }, () => undefined, signal);
  const open = unasked(phases.results, new Set(wanted.map((one) => one.phase)));
  if (isRefused) board.set('checks', 'asked', `Nobody has agreed to run them; ${notKnown(open)}`);
  else if (open.length > 0) board.set('checks', 'asked', notKnown(open));
  else board.set('checks', 'ok', 'All that could be asked were asked.');
}

function unasked(results: readonly PhaseResult[], phases: ReadonlySet<string>): readonly string[] {
  return results
    .filter(({ id }) => phases.has(id))
    .flatMap(({ checks }) => checks)
    .filter(({ kind, level, state }) => onDemandKinds.has(kind) && level === 'required' && state === 'unknown')
    .map(({ title }) => `"${title}"`);
}

function notKnown(titles: readonly string[]): string {
  const [first, ...rest] = titles;
  if (first === undefined) return 'none of them is required.';
  return `not known: ${[first, ...rest].slice(0, 5).join(', ')}${rest.length > 4 ? ` and ${rest.length - 4} more` : ''}.`;
}

/** The phases that have to be done before a phase, with what they require in turn, by their numbers. */
export function earlierOf(spec: PlatformSpec, phase: PhaseSpec): readonly PhaseSpec[] {
  const wanted = new Set(phase.requires);
  // Grows while it is walked.
  for (const id of wanted)
    for (const one of spec.phases) if (one.id === id) for (const before of one.requires) wanted.add(before);
  wanted.delete(phase.id);
  return spec.phases.filter(({ id }) => wanted.has(id));
}

/** Whether what has to be done before is done; the sentences that somebody has decided do not count. */
export function lookAtEarlier(
  phases: LivePhases,
  earlier: readonly PhaseSpec[],
  isOverridden: boolean,
  board: Board,
): readonly string[] {
  const ids = new Set(earlier.map(({ id }) => id));
  const results = phases.results.filter(({ id }) => ids.has(id));
  const open = results.filter((result) => !isClear(result));
  if (open.length === 0) {
    board.set('earlier', 'ok', results.length === 0 ? 'There is none.' : results.map(({ title }) => title).join(', '));
    return [];
  }
  const titles = new Map(phases.results.map(({ id, title }) => [id, title]));
  const sentences = open.map((result) => openSentence(result, titles));
  board.set('earlier', isOverridden ? 'asked' : 'problem', sentences.join(' '));
  return isOverridden ? sentences : [];
}

function openSentence(
  { title, state, checks, reason, blockedBy }: PhaseResult,
  titles: ReadonlyMap<string, string>,
): string {
  if (reason !== null) return `${title} can't be judged: ${reason}`;
  if (state === 'blocked' && blockedBy.length > 0)
    return `${title} waits for ${blockedBy.map((id) => titles.get(id) ?? id).join(', ')}.`;
  const bad = checks.filter(
    (check) => check.level === 'required' && check.state !== 'passed' && check.state !== 'notApplicable',
  );
  const [first] = bad;
  if (first === undefined) return `${title} is not done.`;
  return `${title} is not done: "${first.title}" ${first.message}${bad.length > 1 ? `, and ${bad.length - 1} more` : ''}.`;
}

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
    board.set('rights', 'asked', all.join(' '));
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
  board.set('nodes', blocks ? 'problem' : 'asked', troubles.map(({ sentence }) => sentence).join(' '));
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
