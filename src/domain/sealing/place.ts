import type { Edit } from '../finding.ts';
import { lineBreakOf, lineStarts } from '../lines.ts';
import { isSame } from '../plain.ts';
import type { Range } from '../range.ts';
import { toJSON } from '../yaml/json.ts';
import type { MapNode } from '../yaml/node.ts';
import { commentsIn, valueRepeater } from './comments.ts';
import type { Comment } from './comments.ts';
import { applyEdits } from '../edits.ts';
import { commentsBetween, indentOf, isBlock, lineOf, lineText } from './entries.ts';
import type { Page } from './entries.ts';
import { documentsOf } from './find.ts';
import type { PlacedObject, StreamDocument } from './find.ts';
import { canonical, layOut, regionEnd } from './layout.ts';
import { Refusal } from './refusal.ts';
import { placeOf } from './secret.ts';
import type { PlainSecret } from './secret.ts';
import { plainJson } from './shape.ts';
import type { SealedSecret } from './shape.ts';

/** What takes the place of an object. */
export interface Replacement {
  readonly object: PlacedObject;
  readonly secret: PlainSecret;
  readonly sealed: SealedSecret;
}

export interface Replaced {
  /** Offsets of the document's own text. */
  readonly edits: readonly Edit[];
  /** How many comments each object lost, in the order of the replacements; those around them count for the first. */
  readonly droppedComments: readonly number[];
}

/**
 * Writes SealedSecrets in the place of their Secrets: in the layout of the text where it can be kept, and as JSON where
 * the Secret stands in braces. What was written is read again, and is used only when it reads as it should.
 */
export function inPlace(document: StreamDocument, replacements: readonly Replacement[]): Replaced {
  const { text } = document;
  const page: Page = {
    text,
    starts: lineStarts(text),
    comments: commentsOf(document),
  };
  const repeats = valueRepeater(replacements.flatMap(({ secret }) => [...secret.values.values()]));
  const regions = replacements.map(({ object }) => regionOf(page, object.root));
  const around = outside(page.comments, regions).filter((comment) => repeats(comment.text));
  const others = [...around.map((comment) => removal(page, comment)), ...listEdit(document)];
  for (const write of [layOut, () => null]) {
    const edits = replacements.map(({ object: { root }, sealed }, index): Edit => {
      const range = regions[index] ?? root;
      return { range, newText: written(page, root, sealed, write(page, root, sealed, repeats)) };
    });
    const after = reading(document, replacements, [...edits, ...others]);
    if (after === null) continue;
    const kept = new Set(commentsOf(after).map((comment) => comment.text));
    const dropped = edits.map(({ range }) => inside(page, range).filter((comment) => !kept.has(comment.text)).length);
    return {
      edits: [...edits, ...others],
      droppedComments: dropped.map((count, at) => count + (at > 0 ? 0 : around.length)),
    };
  }
  throw new Refusal(
    'seal/bad-value',
    'The Secret can not be written in its place: something else refers to a part of it by an alias; make it a document of its own.',
    replacements[0] === undefined ? null : placeOf(replacements[0].object.root),
  );
}

/** The text of an object, with the comments at its end that are indented as its own. */
function regionOf(page: Page, root: MapNode): Range {
  if (!isBlock(page, root)) return { start: root.start, end: root.end };
  const last = regionEnd(page, root);
  return { start: root.start, end: (page.starts[last] ?? 0) + lineText(page, last).length };
}

/** Lines in the place of the object, with its indentation and the line breaks of the text. */
function written(page: Page, root: MapNode, sealed: SealedSecret, lines: readonly string[] | null): string {
  const line = lineText(page, lineOf(page, root.start));
  const isInBlock = isBlock(page, root);
  const indent = isInBlock
    ? ' '.repeat(root.start - (page.starts[lineOf(page, root.start)] ?? 0))
    : line.slice(0, indentOf(line));
  const own = lines ?? (isInBlock ? canonical(sealed) : jsonLines(plainJson(sealed), stepOf(page, root, indent)));
  return own.map((one, index) => (index === 0 || one === '' ? one : indent + one)).join(lineBreakOf(page.text));
}

/** Over several lines when a step of indentation is given. */
function jsonLines(value: unknown, step: string | null): string[] {
  return JSON.stringify(value, null, step ?? '').split('\n');
}

/** How far JSON indents; null when it stands on one line. */
function stepOf(page: Page, root: MapNode, indent: string): string | null {
  const first = root.pairs[0];
  if (first === undefined || lineOf(page, first.key.start) === lineOf(page, root.start)) return null;
  const line = lineText(page, lineOf(page, first.key.start));
  return line.slice(indent.length, indentOf(line));
}

function removal(page: Page, { start, end }: Comment): Edit {
  const line = lineOf(page, start);
  const from = page.starts[line] ?? 0;
  const before = page.text.slice(from, start);
  const range =
    before.trim() === ''
      ? { start: from, end: page.starts[line + 1] ?? end }
      : { start: from + before.trimEnd().length, end };
  return { range, newText: '' };
}

/** A list of Secrets that holds SealedSecrets is a list of anything. */
function listEdit({ secretList, text }: StreamDocument): Edit[] {
  if (secretList === null) return [];
  const sign = secretList.style === 'quoted' ? text.charAt(secretList.start) : '';
  return [{ range: { start: secretList.start, end: secretList.end }, newText: `${sign}List${sign}` }];
}

/** The document as it then reads; null when it has not the SealedSecrets and all else that it had before. */
function reading(
  document: StreamDocument,
  replacements: readonly Replacement[],
  edits: readonly Edit[],
): StreamDocument | null {
  const [after, more] = documentsOf(applyEdits(document.text, edits));
  if (after === undefined || more !== undefined || after.parsed.problems.some(({ code }) => code !== 'merge-override'))
    return null;
  const sealed = new Map(replacements.map((replacement) => [replacement.object, plainJson(replacement.sealed)]));
  const expected = document.objects.map((object) => sealed.get(object) ?? toJSON(object.root));
  return isSame(
    expected,
    after.objects.map(({ root }) => toJSON(root)),
  )
    ? after
    : null;
}

function commentsOf({ text, parsed }: StreamDocument): readonly Comment[] {
  return parsed.root === null ? [] : commentsIn(text, parsed.root);
}

function inside(page: Page, { start, end }: Range): readonly Comment[] {
  const comments = commentsBetween(page, lineOf(page, start), lineOf(page, end));
  return comments.filter((comment) => start <= comment.start && comment.end <= end);
}

/** The comments in none of the regions; both are in the order of the text. */
function outside(comments: readonly Comment[], regions: readonly Range[]): readonly Comment[] {
  let next = 0;
  return comments.filter(({ start }) => {
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return start < (regions[next]?.start ?? Number.POSITIVE_INFINITY);
  });
}
