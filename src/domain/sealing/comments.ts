import type { Range } from '../range.ts';
import type { Node } from '../yaml/node.ts';
import type { SecretValue } from './secret.ts';
import { toBase64 } from '../bytes.ts';

/** A comment with its `#`, to the end of its line. */
export interface Comment extends Range {
  readonly text: string;
}

/** The comments of one document of YAML, in the order of its text. */
export function commentsIn(text: string, root: Node): Comment[] {
  const scalars = [...scalarsOf(root)].toSorted((a, b) => a.start - b.start);
  const comments: Comment[] = [];
  let next = 0;
  sign.lastIndex = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const start = match.index + (match[1]?.length ?? 0);
    while ((scalars[next]?.end ?? Infinity) <= start) next++;
    const around = scalars[next];
    if (around !== undefined && around.start <= start) {
      sign.lastIndex = around.end;
      continue;
    }
    const end = match.index + match[0].length;
    comments.push({ start, end, text: text.slice(start, end).trimEnd() });
  }
  return comments;
}

const sign = /(^|[ \t])#[^\r\n]*/gm;

function* scalarsOf(node: Node): Generator<Range> {
  if (node.type === 'scalar' || node.type === 'alias') yield node;
  else if (node.type === 'sequence') for (const item of node.items) yield* scalarsOf(item);
  else
    for (const { key, value } of node.pairs) {
      yield key;
      yield* scalarsOf(value);
    }
}

/**
 * Whether a comment must not stay in a file that is to be committed: it repeats a value, as text or in base64.
 * A value of fewer than four characters has to stand alone, or every comment would hold it. Of Secrets with more lines
 * and comments than anybody writes, all later comments are said to repeat a value.
 */
export function valueRepeater(values: readonly SecretValue[]): (comment: string) => boolean {
  const needles = [...new Set(values.flatMap(needlesOf))];
  const long = needles.filter((needle) => needle.length >= 4);
  const short = new Set(needles.filter((needle) => needle.length < 4));
  let budget = mostCharacters;
  return (comment) => {
    budget -= needles.length * comment.length;
    if (budget < 0 || long.some((needle) => comment.includes(needle))) return true;
    return short.size > 0 && comment.split(/[^\p{L}\p{N}]+/u).some((word) => short.has(word));
  };
}

const mostCharacters = 1_000_000_000;

/** The texts by which a value would be known again: as it is and as it was written, in base64, and the long lines of it. */
export function needlesOf({ bytes, written }: SecretValue): string[] {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const long = lines.length > 1 ? lines.filter((line) => line.length >= 8 && !line.startsWith('---')) : [];
  return [...new Set([text.trim(), ...long, written.trim(), toBase64(bytes)])].filter((needle) => needle !== '');
}

/**
 * The comments among the values of a Secret without those that may be a value of former days: an entry that was
 * commented out with all that is indented below it, and long words of the kind that keys and tokens are.
 */
export function withoutFormerValues(comments: readonly string[]): readonly string[] {
  let block: number | null = null;
  return comments.filter((comment) => {
    const indent = /^#+\s*/.exec(comment)?.[0].length ?? 0;
    const isEntry = entry.test(comment);
    if (isEntry) block = indent;
    else if (block !== null && indent <= block) block = null;
    return block === null && (!longWord.test(comment) || comment.includes('://'));
  });
}

/** `# key: word`, or the beginning of a block: a sentence after a colon has more words. */
const entry = /^#+\s*["']?[-._A-Za-z0-9]+["']?\s*:\s+\S+\s*$/;

const longWord = /[A-Za-z0-9+/_=-]{20,}/;
