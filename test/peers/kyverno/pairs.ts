/** Policies and objects judged by us and by Kyverno's command line, all by all in one call of it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judge } from '../../../src/actions/judge.ts';
import { answersIn } from '../../../src/domain/policy/comparison/answer.ts';
import type { Answer } from '../../../src/domain/policy/comparison/answer.ts';
import { policyInReport, resultInReport, ruleInReport } from '../../../src/domain/policy/reported.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import { newestSchemas } from '../../../src/node/schemas.ts';
import { comparable } from './pairsVerdicts.ts';
import type { Json } from './podSecurityPods.ts';

/** What is asked in one call. */
export interface Matrix {
  /** With their bindings. */
  readonly policies: readonly Json[];
  readonly objects: readonly Json[];
  readonly exceptions: readonly Json[];
}

/** One rule of a policy and one object, about which somebody says something. */
export interface Pair {
  readonly policy: string;
  readonly rule: string;
  /** `Kind/namespace/name`. */
  readonly object: string;
  /** `result: message`, in order; empty for nothing. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** What came of a matrix. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  /** Policies that Kyverno says it does not take: what we say by them is left out. */
  readonly refused: number;
}

/** All pairs of a matrix. Throws when Kyverno, or we, could not read what is asked. */
export async function pairsOf(program: string, matrix: Matrix): Promise<Pairs> {
  return await inFiles(matrix, async (folder) => {
    const isExempting = matrix.exceptions.length > 0;
    const { answers, refused } = kyvernoSays(program, folder, isExempting);
    const ours = await weSay(folder, isExempting);
    const isTaken = ({ policy }: Answer): boolean => !refused.has(policy.split('/').at(-1) ?? '');
    return { pairs: paired(ours.filter(isTaken), answers), refused: refused.size };
  });
}

/** What we say alone, by which a matrix is known to be of use before Kyverno is asked. */
export async function resultsOf(matrix: Matrix): Promise<readonly Answer['result'][]> {
  return await inFiles(matrix, async (folder) => {
    const answers = await weSay(folder, matrix.exceptions.length > 0);
    return answers.map(({ result }) => result);
  });
}

async function inFiles<T>({ policies, objects, exceptions }: Matrix, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-pairs-'));
  try {
    const files = { policies, objects, exceptions };
    for (const [name, list] of Object.entries(files)) writeFileSync(path.join(folder, `${name}.yaml`), streamOf(list));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** JSON is YAML. */
export function streamOf(list: readonly Json[]): string {
  return list.map((one) => `${JSON.stringify(one)}\n`).join('---\n');
}

interface KyvernoSays {
  readonly answers: readonly Answer[];
  /** Names of policies. */
  readonly refused: ReadonlySet<string>;
}

function kyvernoSays(program: string, folder: string, isExempting: boolean): KyvernoSays {
  const args = ['apply', 'policies.yaml', '--resource', 'objects.yaml', '--policy-report', '--output-format', 'json'];
  const more = isExempting ? ['--exception', 'exceptions.yaml'] : [];
  const env = { HOME: folder, KUBECONFIG: path.join(folder, 'none'), PATH: '' };
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1024 ** 3 } as const;
  const { stdout, stderr } = spawnSync(program, [...args, '--remove-color', ...more], options);
  const complaint = /^(?:Error|panic): .*/m.exec(stderr)?.[0];
  if (complaint !== undefined) throw new Error(`Kyverno gives up: ${complaint}`);
  const skipped = /^Policies Skipped:\n((?:\d+\. .*\n)+)/m.exec(stdout)?.[1] ?? '';
  const refused = new Set([...skipped.matchAll(/^\d+\. (?:[^:/]*\/)?([^:/]+):/gm)].map(([, name = '']) => name));
  return { answers: answersIn(stdout), refused };
}

async function weSay(folder: string, isExempting: boolean): Promise<readonly Answer[]> {
  const file = (name: string): string => path.join(folder, `${name}.yaml`);
  const report = await judge(
    nodeFiles,
    {
      policies: [file('policies')],
      resources: [file('objects')],
      exceptions: isExempting ? [file('exceptions')] : [],
      values: null,
      operation: 'CREATE',
      likeCommandLine: true,
      served: [newestSchemas(path.join(import.meta.dirname, '../../..'))],
      crds: null,
      stdin: () => Promise.resolve({ failure: 'unreadable', reason: 'there is none' }),
    },
    new AbortController().signal,
  );
  const problems = report.policies.flatMap(({ policy }) => policy.problems.map(({ problem }) => problem.message));
  const [first] = [...report.failures, ...problems];
  if (first !== undefined) throw new Error(`We give up: ${first}`);
  return report.policies.flatMap(({ policy, outcomes }) =>
    outcomes.flatMap((all, index) => {
      const object = report.objects[index];
      if (object === undefined) return [];
      const { apiVersion, kind, name } = object.identity;
      return all.map((outcome): Answer => ({
        policy: policyInReport(policy),
        rule: ruleInReport(policy, outcome),
        object: { apiVersion, kind, namespace: object.placedIn, name },
        result: outcome.outcome === 'unjudged' ? 'unjudged' : resultInReport(outcome),
        message: outcome.message || (outcome.reason ?? ''),
      }));
    }),
  );
}

function paired(ours: readonly Answer[], theirs: readonly Answer[]): readonly Pair[] {
  const [mine, others] = [Map.groupBy(ours, keyOf), Map.groupBy(theirs, keyOf)];
  return [...new Set([...others.keys(), ...mine.keys()])].map((key) => {
    const [policy = '', rule = '', object = ''] = JSON.parse(key) as readonly string[];
    return { policy, rule, object, ours: saidIn(mine.get(key)), theirs: saidIn(others.get(key)) };
  });
}

function keyOf({ policy, rule, object: { kind, namespace, name } }: Answer): string {
  return JSON.stringify([policy, rule, [kind, namespace ?? '', name].join('/')]);
}

function saidIn(answers: readonly Answer[] = []): readonly string[] {
  return answers.map(({ result, message }) => `${result}: ${comparable(message)}`).toSorted();
}
