/** Kyverno's own functions, run on generated questions. */
import { execFile } from 'node:child_process';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';

/** What Kyverno is asked; what is left out is empty. */
export type Question =
  | { readonly ask: 'pattern'; readonly resource: unknown; readonly pattern: unknown }
  | { readonly ask: 'conditions'; readonly conditions: unknown }
  | {
      readonly ask: 'match';
      readonly resource: unknown;
      readonly rule: unknown;
      readonly policyNamespace: string;
      /** `RequestInfo` of Kyverno as JSON; empty when nobody in particular asks. */
      readonly admission: unknown;
      readonly namespaceLabels: Readonly<Record<string, string>>;
      readonly subresource: string;
      readonly operation: string;
    };

/** Whether Kyverno takes a classic policy. */
export interface PolicyQuestion {
  readonly ask: 'policy';
  readonly policy: unknown;
}

/** What an API server with the kinds of Kyverno makes of an object that is created. */
export interface CreateQuestion {
  readonly ask: 'create';
  readonly object: unknown;
}

export interface Answer {
  /** pass, fail, skip, error; true, false, error; yes, no; taken, refused; unknown for a kind that there is not; or panic. */
  readonly outcome: string;
  readonly message: string;
  readonly path: string;
  /** What is kept of an object that is created, without the fields that its kind does not have. */
  readonly kept?: unknown;
}

/** Kyverno's answers, in the order of the questions. */
export async function askKyverno(
  questions: readonly (Question | PolicyQuestion | CreateQuestion)[],
): Promise<readonly Answer[]> {
  const { version, wrapper } = recipeOf('kyverno');
  const program = await buildPeer({ name: 'kyverno-engine', version, wrapper, main: './engine', linker: [] });
  const stdout = await run(program.path, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
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
