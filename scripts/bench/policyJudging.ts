import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { policies } from './policies.ts';
import type { PolicyKind } from './policies.ts';
import { policyObjects } from './policyObjects.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';

/** How many policies are asked about how many objects, and how often that is measured. */
export interface Load {
  readonly policies: number;
  readonly objects: number;
  readonly runs: number;
  /** Of Kyverno, which compiles a ValidatingPolicy anew for every object. */
  readonly theirs: number;
}

/** Of one kind of policy; the first is what a start of Kyverno costs. */
export interface Loads {
  readonly kind: PolicyKind;
  readonly bar: string;
  readonly loads: readonly Load[];
}

export const policyLoads: readonly Loads[] = [
  {
    kind: 'ValidatingPolicy',
    bar: '≥ 50 × faster',
    loads: [
      { policies: 1, objects: 1, runs: 20, theirs: 20 },
      { policies: 5, objects: 10, runs: 20, theirs: 5 },
      { policies: 20, objects: 10, runs: 20, theirs: 5 },
      { policies: 5, objects: 1000, runs: 20, theirs: 1 },
      { policies: 20, objects: 1000, runs: 20, theirs: 1 },
    ],
  },
  {
    kind: 'ClusterPolicy',
    bar: '≥ 3 × faster, ≥ 5 × without start',
    loads: [
      { policies: 1, objects: 1, runs: 20, theirs: 20 },
      { policies: 5, objects: 10, runs: 20, theirs: 5 },
      { policies: 20, objects: 10, runs: 20, theirs: 5 },
      { policies: 5, objects: 1000, runs: 20, theirs: 3 },
      { policies: 20, objects: 1000, runs: 20, theirs: 3 },
    ],
  },
];

/** Whole processes over the same files, in turn, and without their start: ours in a process that is there, Kyverno's less its first load. */
export async function policyJudging(
  dist: string,
  kyverno: string,
  all: readonly Loads[] = policyLoads,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { kind, loads, bar } of all) {
    let start: number | undefined;
    for (const load of loads) {
      const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
      try {
        const measured = await measure(await contenders(folder, kind, load, { dist, kyverno }), load);
        start ??= statistics(measured.theirs).median;
        const isBarred = load === loads.at(-1);
        rows.push(...rowsOf(`${load.policies} × ${load.objects}, ${kind}`, measured, start, isBarred ? bar : ''));
      } finally {
        await rm(folder, { recursive: true });
      }
    }
  }
  return rows;
}

interface Measured {
  readonly ours: readonly number[];
  readonly started: readonly number[];
  readonly theirs: readonly number[];
}

function rowsOf(what: string, { ours, started, theirs }: Measured, start: number, bar: string): Row[] {
  const [our, bare, their] = [statistics(ours), statistics(started), statistics(theirs)];
  const rest = their.median - start;
  // Less than that is lost in how much a start differs from the next.
  const isMeant = rest > start / 2;
  const times = `${(their.median / our.median).toFixed(1)} × as long`;
  const beyond = `; without start ${rest.toFixed(0)} ms, ${(rest / bare.median).toFixed(1)} × as long`;
  return [
    { what, who: 'Slipway', value: `${milliseconds(our)}; without start ${milliseconds(bare)}`, bar },
    { what: '', who: 'kyverno apply', value: `${milliseconds(their)}, ${times}${isMeant ? beyond : ''}`, bar: '' },
  ];
}

interface Contenders {
  /** What each run tells beside its time: the failures, as they are counted there. */
  readonly ours: () => Promise<string | undefined>;
  readonly theirs: () => Promise<string | undefined>;
  /** Its own time (ms). */
  readonly started: () => Promise<number>;
}

async function contenders(
  folder: string,
  kind: PolicyKind,
  load: Load,
  { dist, kyverno }: { readonly dist: string; readonly kyverno: string },
): Promise<Contenders> {
  const [policyFolder, objectFolder] = [join(folder, 'policies'), join(folder, 'objects')];
  await write(policyFolder, policies(kind, 'Deployment', load.policies));
  const objects = policyObjects(load.objects);
  const files = Array.from({ length: Math.ceil(objects.length / 10) }, (_, index) =>
    objects.slice(index * 10, index * 10 + 10).join('---\n'),
  );
  await write(objectFolder, files);
  const host = join(import.meta.dirname, 'policyHost.ts');
  // Neither a cluster nor the settings of a user are to be found.
  const env = { HOME: folder, KUBECONFIG: join(folder, 'none'), PATH: '' };
  return {
    ours: async () => {
      const args = [join(dist, 'cli.cjs'), 'judge', '-p', policyFolder, '-r', objectFolder];
      return /(\d+) failed,/.exec((await execa(process.execPath, args, { reject: false })).stdout)?.[1];
    },
    theirs: async () => {
      const args = ['apply', policyFolder, '-r', objectFolder];
      const { stdout } = await execa(kyverno, args, { env, extendEnv: false, reject: false });
      return /fail: (\d+),/.exec(stdout)?.[1];
    },
    started: async () => Number((await execa(process.execPath, [host, policyFolder, objectFolder])).stdout),
  };
}

async function write(folder: string, texts: readonly string[]): Promise<void> {
  await mkdir(folder);
  await Promise.all(texts.map((text, index) => writeFile(join(folder, `${index}.yaml`), text)));
}

/** A figure counts only where both say the same. */
async function measure({ ours, theirs, started }: Contenders, load: Load): Promise<Measured> {
  const measured = { ours: [] as number[], theirs: [] as number[], started: [] as number[] };
  const failures = new Set<string | undefined>();
  for (let run = 0; run < Math.max(load.runs, load.theirs); run++) {
    if (run < load.theirs) failures.add(await timed(theirs, measured.theirs));
    if (run >= load.runs) continue;
    failures.add(await timed(ours, measured.ours));
    measured.started.push(await started());
  }
  if (failures.size === 1 && !failures.has(undefined)) return measured;
  throw new Error(`Slipway and Kyverno count failures differently: ${[...failures].join(', ')}.`);
}

async function timed<Told>(work: () => Promise<Told>, samples: number[]): Promise<Told> {
  const since = performance.now();
  const told = await work();
  samples.push(performance.now() - since);
  return told;
}
