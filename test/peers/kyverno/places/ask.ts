/** Kyverno's command line, asked by several policies about many objects at once. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answersIn } from '../../../../src/domain/policy/comparison/answer.ts';
import type { Answer } from '../../../../src/domain/policy/comparison/answer.ts';
import type { Json } from './bases.ts';

export interface Files {
  readonly policies: string;
  readonly resources: string;
}

/** Writes both into a folder that is gone when `use` has ended. */
export async function withFiles<T>(
  policies: readonly Json[],
  resources: readonly Json[],
  use: (files: Files) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-places-'));
  try {
    const files = { policies: path.join(folder, 'policies.yaml'), resources: path.join(folder, 'resources.yaml') };
    await writeFile(files.policies, textOf(policies));
    await writeFile(files.resources, textOf(resources));
    return await use(files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function textOf(objects: readonly Json[]): string {
  return objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
}

/** What it says in its reports; it fails when it makes none. */
export async function askedOf(program: string, { policies, resources }: Files): Promise<readonly Answer[]> {
  const home = path.dirname(policies);
  const environment = { HOME: home, KUBECONFIG: path.join(home, 'none'), PATH: '' };
  const args = [
    'apply',
    policies,
    '--resource',
    resources,
    '--policy-report',
    '--output-format=json',
    '--remove-color',
  ];
  return await new Promise((resolve, reject) => {
    execFile(program, args, { env: environment, maxBuffer: 1024 ** 3 }, (_, stdout, stderr) => {
      const answers = answersIn(stdout);
      if (answers.length === 0) reject(new Error(`Kyverno says nothing: ${stderr.slice(0, 2000)}`));
      else resolve(answers);
    });
  });
}
