import { resolve } from 'node:path';
import { guardedCluster, noLease } from '../actions/bootstrap/guarded.ts';
import { openBackup, planRestore, restoreKeys } from '../actions/restoreSealingKey.ts';
import type { OpenedBackup, RestorePlace } from '../actions/restoreSealingKey.ts';
import { tellingWrites } from '../actions/tellingWrites.ts';
import { whyNot } from '../actions/whyNot.ts';
import { withWrites } from '../actions/withWrites.ts';
import type { RunEvent } from '../domain/bootstrap/run.ts';
import { canonical } from '../domain/phases/canonical.ts';
import { rowsIn } from '../domain/platform/around.ts';
import { tables } from '../domain/platform/file.ts';
import type { Opener } from '../domain/sealing/age.ts';
import { backupProblem } from '../domain/sealing/backupProblem.ts';
import { isLocked } from '../domain/sealing/keyBackup.ts';
import { sha256 } from '../domain/sha256.ts';
import { visible } from '../domain/visible.ts';
import { seenAt } from '../live/probe.ts';
import { nodeFiles } from '../node/files.ts';
import { liveWorld } from '../node/kubernetesWorld.ts';
import { nodeTree } from '../node/tree.ts';
import type { Cluster } from '../ports.ts';
import { platformAround } from '../repository/platformAround.ts';
import { clustersFor } from './clusters.ts';
import { restoreJson, restoreText } from './format/restore.ts';
import type { RestorePlan } from './format/restore.ts';
import { runLines } from './format/runText.ts';
import { readKeyRestoreOptions } from './keyRestoreOptions.ts';
import type { KeyRestoreOptions } from './keyRestoreOptions.ts';
import type { Context } from './main.ts';
import { passphraseLine } from './passphraseLine.ts';
import { questionWorld } from './questions.ts';
import { Usage } from './usage.ts';

/** `slipway key restore`: what a backup of sealing keys holds goes into a cluster, after its plan was shown. */
export async function keyRestoreCommand(args: readonly string[], { signal, finish }: Context): Promise<number> {
  const options = readKeyRestoreOptions(args);
  if (options.does.what === 'ask' && !process.stdin.isTTY)
    throw new Usage('key/bad-flag', 'Nobody is there to be asked: give --plan, or --apply with what was agreed to.');
  const place = placeIn(options.directory);
  const text = await textOf(options.from, 'The backup', 'key/backup');
  // Nobody is asked for a passphrase that there is nothing to open with.
  const unusable = await backupProblem(text);
  if (unusable !== null) return refuse('backup', unusable, null, 2);
  return finish(() => withCluster(options, place, text, signal));
}

/** Where keys go, and which platform says what is wanted. */
function placeIn(directory: string | null): RestorePlace {
  const from = resolve(directory ?? '.');
  const around = platformAround(from, (one) => nodeTree(one || '/').text('platform.yaml'));
  if (around === null) {
    if (directory === null) return { folder: null, namespace: 'kube-system' };
    throw new Usage('key/no-platform', `There is no platform in ${from} or above: no platform.yaml that is one.`);
  }
  const folder = around || '/';
  const tree = nodeTree(folder);
  const [table] = tables;
  const rows = rowsIn(tree);
  if (rows === null && tree.kind(table) !== 'missing')
    throw new Usage('key/namespace', `${table} can't be read, and it says where the controller looks for its keys.`);
  return { folder, namespace: rows?.get('sealed-secrets')?.namespace?.value ?? 'kube-system' };
}

async function withCluster(
  options: KeyRestoreOptions,
  place: RestorePlace,
  text: string,
  signal: AbortSignal,
): Promise<number> {
  const clusters = clustersFor(options, place.folder ?? process.cwd(), complain);
  const opened = await clusters.open(options.context);
  if ('failure' in opened) {
    const { code, message, remedy } = opened.failure;
    return code === 'consent' ? refuse('not-allowed', message, remedy, 4) : refuse('kubeconfig', message, remedy, 2);
  }
  try {
    return await restore(opened.value, options, place, text, signal);
  } finally {
    opened.value.close();
  }
}

async function restore(
  cluster: Cluster,
  options: KeyRestoreOptions,
  place: RestorePlace,
  text: string,
  signal: AbortSignal,
): Promise<number> {
  const { does } = options;
  const seen = await seenAt(cluster, signal);
  const failure = 'failure' in seen ? seen.failure : seen.value.failure;
  const uid = 'value' in seen ? seen.value.uid : null;
  if (uid === null) {
    const what = failure?.message ?? 'Which cluster this is can not be told.';
    const isRefused = failure?.code === 'consent';
    return refuse(isRefused ? 'not-allowed' : 'cluster', what, failure?.remedy ?? null, isRefused ? 4 : 2);
  }
  if (does.what === 'apply' && does.uid !== uid) {
    const sentence = `The cluster under the context "${cluster.context}" has the uid ${uid}, not ${does.uid}.`;
    return refuse('other-cluster', sentence, 'Choose the cluster that is meant, and plan again.', 4);
  }
  // Asked only now: nobody likes to type a passphrase and learn then that there is no use for it.
  const opens = isLocked(text) ? await openerOf(options, signal) : { passphrase: '' };
  if (opens === null) return 130;
  const backup = await openBackup(text, opens, signal);
  if ('problem' in backup) return refuse('backup', backup.problem, null, 2);
  // The question may stand there for long: what is written to is the cluster that it names.
  const { clock } = liveWorld;
  const ports = { files: nodeFiles, clock, cluster: guardedCluster({ cluster, clock, uid, lease: noLease }) };
  const planned = await planRestore(ports, place, backup, signal);
  const { context, server } = cluster;
  const digest = await sha256(new TextEncoder().encode(canonical({ restore: uid, decides: planned.decides })));
  const plan: RestorePlan = { cluster: { context, server, uid }, ...place, planned, digest };
  if (does.what === 'plan') {
    process.stdout.write(does.format === 'json' ? restoreJson(plan) : restoreText(plan));
    return planned.problem === null ? 0 : 3;
  }
  const agreed = does.what === 'apply' ? agreedTo(plan, does.digest) : await asked(plan, signal);
  return agreed ?? run({ ports, place, backup, plan, isText: does.what === 'ask' }, signal);
}

/** Null when it is the plan that was agreed to and can be done, else the exit status. */
function agreedTo({ planned: { problem }, digest }: RestorePlan, said: string): number | null {
  if (digest !== said) {
    const sentence = `The plan is another one by now: its digest is ${digest}, not ${said}.`;
    return refuse('digest', sentence, 'Plan again, and agree to that.', 4);
  }
  return problem === null ? null : refuse('obstacle', problem, null, 4);
}

/** Shows the plan and asks for the name of the cluster; null when it was typed, else the exit status. */
async function asked(plan: RestorePlan, signal: AbortSignal): Promise<number | null> {
  const { planned, cluster } = plan;
  process.stdout.write(restoreText(plan));
  if (planned.problem !== null) return refuse('obstacle', planned.problem, null, 4);
  if (planned.changes.length === 0) return 0;
  const { terminal } = questionWorld();
  const typed = await terminal?.line(`Type "${visible(cluster.context)}" to restore the sealing key there: `, signal);
  if (typed === cluster.context) return null;
  return refuse('not-allowed', 'Nothing was changed: the name of the cluster was not typed.', null, 4);
}

interface Restoring {
  readonly ports: Parameters<typeof restoreKeys>[0];
  readonly place: RestorePlace;
  readonly backup: OpenedBackup;
  readonly plan: RestorePlan;
  readonly isText: boolean;
}

async function run({ ports, place, backup, plan, isText }: Restoring, signal: AbortSignal): Promise<number> {
  const line = isText ? runLines() : (event: RunEvent): string => `${JSON.stringify(event)}\n`;
  const tell = (state: RunEvent['state'], message: string): void => {
    process.stdout.write(line({ at: ports.clock.now().toISOString(), step: '', state, message }));
  };
  try {
    const say = (message: string): void => tell('running', message);
    const cluster = withWrites(ports.cluster, tellingWrites(ports.cluster.writes, liveWorld.timers, say));
    const ran = await restoreKeys({ ...ports, cluster }, place, backup, plan.planned, say, signal);
    tell(ran.state, ran.message);
    return ran.state === 'passed' ? 0 : refuse('failed', ran.message, ran.remedy, 1);
  } catch (error) {
    if (!signal.aborted) throw error;
    tell('cancelled', 'It was cancelled: keys that were created stay, and the same command goes on from there.');
    return 130;
  }
}

/** What opens the backup: from a file, from standard input, or typed without being shown; null when the user gives up. */
async function openerOf({ opens }: KeyRestoreOptions, signal: AbortSignal): Promise<Opener | null> {
  if (opens.by === 'identity') return { identity: await textOf(opens.file, 'The age identity', 'key/lock') };
  if (opens.by === 'stdin') return { passphrase: await passphraseLine() };
  const { terminal } = questionWorld();
  if (terminal === null)
    throw new Usage('key/lock', 'Say what opens the backup: --identity FILE, or --passphrase-stdin.');
  const passphrase = await terminal.hidden('Passphrase of the backup (unseen): ', signal);
  return passphrase === null ? null : { passphrase };
}

async function textOf(path: string, what: string, code: `key/${string}`): Promise<string> {
  const { read, absolute } = questionWorld();
  const file = await read(path === '-' ? path : absolute(path));
  if ('text' in file) return file.text;
  throw new Usage(code, `${what} ${path === '-' ? 'on standard input' : `in ${path}`} can't be read: ${whyNot(file)}.`);
}

function refuse(code: string, sentence: string, remedy: string | null, status: number): number {
  complain(`slipway: key/${code}: ${sentence}${remedy === null ? '' : ` ${remedy}`}`);
  return status;
}

function complain(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}
