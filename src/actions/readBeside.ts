import { textAt } from '../domain/kubernetes/read.ts';
import { toData } from '../domain/yaml/data.ts';
import { parse } from '../domain/yaml/parse.ts';
import type { Files } from '../ports.ts';

/**
 * The kinds of Kyverno's command line that a file beside policies and objects may name. It takes files that name none, and
 * its own tests write `Value` too (kyverno, cmd/cli/kubectl-kyverno/values/load.go, test/cli).
 */
const kinds = {
  Values: ['Values', 'Value'],
  UserInfo: ['UserInfo'],
} as const satisfies Record<string, readonly string[]>;

/** What a file says that stands beside policies and objects; null, with a sentence among `failures`, when it is of no use. */
export async function readBeside(
  files: Files,
  path: string,
  kind: keyof typeof kinds | null,
  failures: string[],
): Promise<unknown> {
  const fail = (sentence: string): null => {
    failures.push(sentence);
    return null;
  };
  const read = await files.read(path);
  if (!('text' in read)) return fail(`${path} can't be read.`);
  const { root, problems } = parse(read.text);
  const [problem] = problems;
  if (problem !== undefined) return fail(`${path} can't be read: ${problem.message}`);
  if (root === null) return fail(`${path} can't be read.`);
  const data = toData(root);
  const written = textAt(data, 'kind');
  const isOther = kind !== null && written !== '' && !kinds[kind].some((one) => one === written);
  return isOther ? fail(`${path} is of kind ${written}, and ${kind} is wanted.`) : data;
}
