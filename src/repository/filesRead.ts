import { lineStarts, positionAt } from '../domain/lines.ts';
import { largest } from '../domain/own/root.ts';
import { filesNamed } from '../domain/phases/glob.ts';
import { withoutValues } from '../domain/phases/secretValues.ts';
import type { FilesRead, Json } from '../domain/phases/spec.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { toJSON } from '../domain/yaml/json.ts';
import { split } from '../domain/yaml/split.ts';
import type { Parse } from './parseOnce.ts';

/** All files of one pattern together, in characters. */
const mostText = 4 * 1024 * 1024;

/**
 * What a path or a pattern names, read as data. Values of plain Secrets and private keys are left out: nothing that judges
 * needs them. Never throws.
 */
export function filesRead(tree: Tree, pattern: string, parse: Parse): FilesRead {
  const { paths, isCut } = filesNamed(tree, pattern);
  const documents: Json[] = [];
  const problems = isCut ? [`"${pattern}" names more files than are read.`] : [];
  let left = mostText;
  for (const path of paths) {
    const text = tree.text(path);
    left -= text?.length ?? 0;
    if (text === null || text.length > largest || left < 0) {
      problems.push(`${path} can't be read: it is too large, or no text.`);
      continue;
    }
    const read = documentsIn(path, text, parse);
    documents.push(...read.documents);
    if (read.problem !== null) problems.push(read.problem);
  }
  return { paths, documents, problem: problems[0] ?? null };
}

/** The documents of a file; one that is no YAML by its name is one text. */
export function documentsIn(
  path: string,
  text: string,
  parse: Parse,
): { readonly documents: readonly Json[]; readonly problem: string | null } {
  if (!/\.(ya?ml|json)$/i.test(path)) return { documents: [isPrivate(text) ? null : text], problem: null };
  const documents: Json[] = [];
  for (const chunk of split(text)) {
    const { root, problems } = parse(chunk.text);
    const problem = problems.find(({ code }) => code !== 'merge-override' && code !== 'same-name');
    if (problem !== undefined) {
      const { line } = positionAt(lineStarts(text), chunk.start + problem.start);
      return { documents, problem: `${path} can't be read: line ${line + 1}: ${problem.message}` };
    }
    if (root !== null) documents.push(withoutValues(toJSON(root)));
  }
  return { documents, problem: null };
}

function isPrivate(text: string): boolean {
  return /PRIVATE KEY-----|AGE-SECRET-KEY-/.test(text);
}
