/** Who is asked what the Pod Security Standards make of pods: Kyverno's handler, and the admission of an API server. */
import { execFile } from 'node:child_process';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import type { Json } from './podSecurityPods.ts';

export interface KyvernoQuestion {
  readonly rule: unknown;
  readonly resource: Json;
  readonly exceptions: readonly Json[];
}

export interface KyvernoAnswer {
  readonly status: string;
  readonly message: string;
}

/** Kyverno's answers, in the order of the questions. */
export async function askKyverno(questions: readonly KyvernoQuestion[]): Promise<readonly KyvernoAnswer[]> {
  return (await ask('kyverno', questions)) as readonly KyvernoAnswer[];
}

export interface PodQuestion {
  readonly pod: Json;
  readonly level: string;
  readonly version: string;
  /** The version of the server. */
  readonly minor: number;
}

/** The messages of an API server, empty for a pod that may be. */
export async function askServer(questions: readonly PodQuestion[]): Promise<readonly string[]> {
  return ((await ask('kube', questions)) as readonly { message: string }[]).map(({ message }) => message);
}

export interface LabelsAnswer {
  readonly enforce: string;
  readonly audit: string;
  readonly warn: string;
  readonly problems: readonly string[];
}

/** What an API server reads from the labels of Namespaces. */
export async function askLabels(questions: readonly Json[]): Promise<readonly LabelsAnswer[]> {
  const asked = questions.map((labels) => ({ labels }));
  return (await ask('kube', asked)) as readonly LabelsAnswer[];
}

async function ask(wrapper: 'kyverno' | 'kube', questions: readonly unknown[]): Promise<readonly unknown[]> {
  const { version } = recipeOf(wrapper);
  const name = `${wrapper}-standards`;
  const program = await buildPeer({ name, version, wrapper, main: './standards', linker: [] });
  const stdout = await run(program.path, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

async function run(file: string, input: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const child = execFile(file, { maxBuffer: 256 * 1024 * 1024 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
    child.stdin?.end(input);
  });
}
