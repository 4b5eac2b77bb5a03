/** Kyverno's own evaluation of JMESPath, in a process that answers many questions. */
import { execFile } from 'node:child_process';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { Failure } from '../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../src/domain/jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { plain } from '../../../src/domain/jmespath/value.ts';
import { search } from '../../unit/domain/jmespath/search.ts';

/** A question to the real one: an expression, two quantities, or a duration. */
export type Asked =
  | { readonly query: string; readonly data: unknown }
  | { readonly quantities: readonly [string, string] }
  | { readonly duration: string };

export interface Answer {
  readonly value: unknown;
  readonly error?: string;
}

/** What Kyverno and Go say, in the order of the questions. */
export async function ask(questions: readonly Asked[]): Promise<readonly Answer[]> {
  const { version, wrapper } = recipeOf('kyverno');
  const { path } = await buildPeer({ name: 'kyverno-jmespath', version, wrapper, main: './jmespath', linker: [] });
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(path, { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
    child.stdin?.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

/** What we say; null where the answer is a matter of clock, chance or network. */
export function ours({ query, data }: { readonly query: string; readonly data: unknown }): Answer | null {
  const { expression, problems } = compile(query, kyvernoLibrary);
  if (expression === null) return { value: null, error: problems[0]?.message ?? '' };
  const result = search(expression, data, kyvernoLibrary);
  if (!(result instanceof Failure)) return { value: plain(result.data) };
  return result.code === 'unavailable' ? null : { value: null, error: result.message };
}

/** The same text for equal answers: keys sorted, numbers that JSON has not by their names in Go. */
export function stable({ value, error }: Answer): string {
  return JSON.stringify({ value: comparable(value), error });
}

function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'NaN' : `${value > 0 ? '+' : '-'}Inf`;
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, comparable(item)]);
}
