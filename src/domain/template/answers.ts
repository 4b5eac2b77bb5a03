import { findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { judgePlatform } from '../platform/judge.ts';
import type { Tree } from '../platform/tree.ts';
import type { Range } from '../range.ts';
import { toJSON } from '../yaml/json.ts';
import { content } from '../yaml/node.ts';
import type { ContentNode, Node } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';
import { mergeAnswers } from './merge.ts';
import { isPlainMap } from '../plain.ts';
import type { Plain } from '../plain.ts';

/** `platform.yaml` with the answers in it, or why there can't be one. */
export type Answered = { readonly text: string } | { readonly problems: readonly AnswerProblem[] };

export interface AnswerProblem {
  readonly code: Finding['code'];
  readonly message: string;
  /** The text that the range is of. */
  readonly in: 'answers' | 'platform';
  readonly range: Range;
}

/**
 * Lays answers over the `platform.yaml` of a template. The answers have its shape, any subset of it; YAML or JSON, and
 * nothing at all when every default is wanted. They are judged by themselves first, where a misspelt key is told with the
 * near one, then together with the defaults; what is wrong then is told in the answers when they say it.
 * `tree` is the template, without answers.
 */
export function answer(platform: string, answers: string, tree: Tree): Answered {
  const [chunk = { text: '', start: 0 }, second] = split(answers);
  if (second !== undefined) {
    const range = { start: second.start, end: second.start };
    return {
      problems: [
        problem(findingOf('platform/type', 'The answers are one document; a second begins here.', range), 'answers'),
      ],
    };
  }
  const { root, problems } = parse(chunk.text);
  if (root === null && problems.length === 0) return judged(platform, null, tree);
  const own = errorsIn(judgePlatform(chunk.text, { partial: true }).findings);
  if (own.length > 0) return { problems: own.map((one) => problem(one, 'answers')) };
  const said: Plain = root === null ? null : toJSON(root);
  if (!isPlainMap(said)) {
    const wrong = findingOf('platform/type', 'The answers are a map with the key "platform".', { start: 0, end: 0 });
    return { problems: [problem(wrong, 'answers')] };
  }
  return judged(mergeAnswers(platform, said), root, tree);
}

function judged(text: string, answers: Node | null, tree: Tree): Answered {
  const around: Tree = { ...tree, text: (path) => (path === 'platform.yaml' ? text : tree.text(path)) };
  const wrong = errorsIn(judgePlatform(text, { tree: around }).findings);
  if (wrong.length === 0) return { text };
  return {
    problems: wrong.map((finding) => {
      const place = answers === null ? null : placeOf(finding.pointer, answers);
      return place === null ? problem(finding, 'platform') : problem({ ...finding, range: place }, 'answers');
    }),
  };
}

function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function problem({ code, message, range }: Finding, where: AnswerProblem['in']): AnswerProblem {
  return { code, message, in: where, range };
}

/** Where a pointer leads in the answers; null for what they do not say. */
function placeOf(pointer: string, root: Node): Range | null {
  let here: Node | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const node: ContentNode | undefined = here === undefined ? undefined : content(here);
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.type === 'map') here = node.pairs.findLast((pair) => pair.name === name)?.value;
    else here = node?.type === 'sequence' ? node.items[Number(name)] : undefined;
  }
  return here === undefined ? null : { start: here.start, end: here.end };
}
