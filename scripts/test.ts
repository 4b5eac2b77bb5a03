/**
 * Runs the tests, all tiers or those named, and prints the time of each and the sum:
 *   npm test [-- check unit vscode peers cluster]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { obstacleVariable } from '../test/cluster/setup.ts';
import { type Counts, failureLine } from '../test/vscode/counts.ts';
import { runInside } from '../test/vscode/run.ts';
import { crdSources, crdsOf } from './cluster/crds.ts';
import { environmentIn, inside } from './cluster/environment.ts';
import { obstacle } from './cluster/namespace.ts';
import { partNames } from './cluster/parts.ts';
import { buildPeers, down, up } from './cluster/up.ts';
import { build } from './environment/built.ts';
import { chromium } from './environment/chromium.ts';
import { Failure, told } from './environment/failure.ts';
import { endChildren } from './environment/processes.ts';
import { versions, vscode } from './environment/vscode.ts';
import { buildPeer } from './peers/build.ts';
import { moduleDir } from './peers/modules.ts';
import { recipeOf } from './peers/recipes.ts';
import { moduleCharts } from './render/modules.ts';

const root = dirname(import.meta.dirname);

/** One kind of tests; it exists when one of its places does. */
type Tier = { readonly name: string; readonly places: readonly string[]; run(): Promise<Counts> };

const tiers: readonly Tier[] = [
  { name: 'check', places: ['package.json'], run: check },
  {
    name: 'unit',
    places: ['test/unit', 'test/architecture.test.ts'],
    // Git, age and the built command line run for real here: on a busy machine that takes longer than the usual five seconds.
    run: () => vitest('test/unit', 'test/architecture.test.ts', '--testTimeout=20000'),
  },
  { name: 'vscode', places: ['test/vscode'], run: inAndAroundVSCode },
  { name: 'peers', places: ['test/peers'], run: () => vitest('--config', 'test/peers/vitest.config.ts') },
  { name: 'cluster', places: ['test/cluster'], run: inCluster },
];

/** Types, lint and format count as one test. */
async function check(): Promise<Counts> {
  const { failed } = await execa('npm', ['run', 'check'], { cwd: root, stdio: 'inherit', reject: false });
  return failed ? broken('npm run check') : { passed: 1, failed: 0, skipped: 0, failures: [] };
}

async function inAndAroundVSCode(): Promise<Counts> {
  await vscode();
  await chromium();
  return sum([
    await runInside(),
    await runInside({ version: versions.oldest }),
    await vitest('--config', 'test/vscode/vitest.config.ts'),
  ]);
}

const clusterConfig = ['--config', 'test/cluster/vitest.config.ts'];
const stageConfig = ['--config', 'test/cluster/stage/vitest.config.ts'];

/** What says how all of a cluster is, or who writes to it: each has one of its own, in which nothing was ever installed. */
const alone = ['phases', 'failuresAudit'].map((name) => `test/cluster/${name}.test.ts`);

/** By the arguments of vitest; one cluster each. */
const clusterSuites: readonly (readonly string[])[] = [
  [...clusterConfig, ...alone.flatMap((file) => ['--exclude', file])],
  ...alone.map((file) => clusterConfig.concat(file)),
  stageConfig,
];

/** The tests run in the network namespace of a control plane; what they start later is built and fetched before. */
async function inCluster(): Promise<Counts> {
  const reason = await obstacle();
  if (reason === undefined) await prepareCluster();
  const counts: Counts[] = [];
  for (const suite of clusterSuites)
    counts.push(await (reason === undefined ? inOneCluster(suite) : withoutCluster(suite, reason)));
  return sum(counts);
}

async function prepareCluster(): Promise<void> {
  await buildPeers(partNames);
  for (const tool of ['helm', 'helmfile']) await buildPeer(recipeOf(tool));
  await Promise.all(crdSources.map(crdsOf));
  await Promise.all(moduleCharts.map(({ module }) => moduleDir(module)));
  // The stages of kwok lie beside its program.
  await moduleDir('kwok');
  await vscode();
  await chromium();
}

function withoutCluster(suite: readonly string[], reason: string): Promise<Counts> {
  return vitestBy((command) => command, { [obstacleVariable]: reason }, suite);
}

async function inOneCluster(suite: readonly string[]): Promise<Counts> {
  const state = join(tmpdir(), 'cluster');
  const cluster = await up(state, [], 'ours');
  try {
    return await vitestBy((command) => inside(cluster, command), environmentIn(cluster), suite);
  } finally {
    await down(state);
  }
}

type Command = readonly [string, ...string[]];

type Test = {
  readonly fullName: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo';
  readonly failureMessages: readonly string[];
};

type Report = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly Test[];
  }[];
};

function vitest(...args: string[]): Promise<Counts> {
  return vitestBy((command) => command, {}, args);
}

/** Runs vitest, for eyes and for us, by the command that `by` makes of its own. */
async function vitestBy(
  by: (command: Command) => Command,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-'));
  const file = join(folder, 'report.json');
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const [command, ...rest] = by([process.execPath, program, 'run', ...args, ...reporters]);
    await execa(command, rest, {
      cwd: root,
      env,
      stdio: 'inherit',
      reject: false,
    });
    return existsSync(file) ? countsOf(JSON.parse(readFileSync(file, 'utf8'))) : broken(`vitest ${args.join(' ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that fails before or beside its tests is one failure; skipped tests are named. */
function countsOf({ success, testResults }: Report): Counts {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  for (const { fullName } of skipped) console.log(`Skipped: ${fullName}`);
  const failures = testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [failureLine(file.name, file.message)];
    return failed.map(({ fullName, failureMessages }) => failureLine(fullName, failureMessages.join(' ')));
  });
  if (failures.length === 0 && !success) failures.push('vitest failed outside of every test');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures.length,
    skipped: skipped.length,
    failures,
  };
}

/** Something without which there are no tests is one failure. */
function broken(what: string): Counts {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${what} did not end well`] };
}

/** A tier that exists and has no test at all is a failure: it would be green whatever breaks. */
async function timed(tier: Tier): Promise<Counts> {
  console.log(`\n== ${tier.name}`);
  const start = performance.now();
  const counts = await tier.run();
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  const result = empty ? broken(`the tier ${tier.name}, which has no tests,`) : counts;
  console.log(`\n== ${tier.name}: ${said(result)} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function chosen(names: readonly string[]): readonly Tier[] {
  const unknown = names.find((name) => !tiers.some((tier) => tier.name === name));
  if (unknown !== undefined)
    throw new Failure(
      'test/tier',
      `There is no tier "${unknown}"; there are ${tiers.map((tier) => tier.name).join(', ')}.`,
    );
  return tiers
    .filter((tier) => names.length === 0 || names.includes(tier.name))
    .filter((tier) => tier.places.some((place) => existsSync(join(root, place))));
}

function sum(all: readonly Counts[]): Counts {
  const total = (part: 'passed' | 'failed' | 'skipped'): number => all.reduce((count, one) => count + one[part], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    failures: all.flatMap(({ failures }) => failures),
  };
}

function said({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function test(names: readonly string[], interrupted: AbortSignal): Promise<number> {
  const wanted = chosen(names);
  await build(root);
  const results: { tier: Tier; counts: Counts }[] = [];
  for (const tier of wanted) {
    results.push({ tier, counts: await timed(tier) });
    interrupted.throwIfAborted();
  }
  const total = sum(results.map(({ counts }) => counts));
  for (const { tier, counts } of results.filter((one) => one.counts.skipped > 0))
    console.log(`\n${counts.skipped} skipped in ${tier.name}; they are named above.`);
  for (const failure of total.failures) console.log(`\nFailed: ${failure}`);
  console.log(`\n${said(total)}`);
  return total.failed > 0 || results.length === 0 ? 1 : 0;
}

/** Everything of a run lies in one temporary folder, so that nothing stays when it is interrupted. */
const temporary = mkdtempSync(join(tmpdir(), 'slipway-'));
process.env['TMPDIR'] = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted.abort();
    void endChildren().finally(() => process.exit(128 + constants.signals[signal]));
  });
}

try {
  process.exitCode = await test(process.argv.slice(2), interrupted.signal);
} catch (error) {
  if (!interrupted.signal.aborted) process.exitCode = told(error);
}
