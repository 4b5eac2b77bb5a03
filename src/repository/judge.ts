import { compareFindings, findingOf } from '../domain/finding.ts';
import type { Finding, Related } from '../domain/finding.ts';
import { shift } from '../domain/range.ts';
import { limits } from '../domain/yaml/problem.ts';
import { judgeDocument, skipped } from './document.ts';
import type { JudgedDocument } from './document.ts';
import type { JudgedObject } from './row.ts';
import type { Rules } from './rules.ts';

/** The judgement of one stream (a file or an editor's text). */
export interface Judgement {
  readonly documents: readonly PlacedDocument[];
  /** Sorted by place; offsets are of the stream. */
  readonly findings: readonly Finding[];
}

export interface PlacedDocument {
  /** Index in the stream. */
  readonly index: number;
  readonly start: number;
  readonly text: string;
  readonly judged: JudgedDocument;
}

/** A document has the same judgement wherever its text lies, as long as the rules are the same. */
export type Known = ReadonlyMap<string, JudgedDocument>;

/**
 * Judges a stream (without its byte order mark). What `known` has is not judged again.
 * `pause` is awaited between documents and may throw to give up: a large file does not hold up a small one.
 */
export async function judge(
  stream: string,
  rules: Rules,
  known: Known = new Map(),
  pause: () => Promise<void> | void = () => undefined,
): Promise<Judgement> {
  if (stream.length > limits.fileBytes) return refusal(stream.length);
  const documents: PlacedDocument[] = [];
  const fresh = new Map(known);
  for (const [index, { text, start }] of rules.split(stream).entries()) {
    let judged = fresh.get(text);
    if (judged === undefined) {
      judged = judgeDocument(text, rules);
      fresh.set(text, judged);
      const pausing = pause();
      if (pausing !== undefined) await pausing;
    }
    documents.push({ index, start, text, judged });
  }
  return { documents, findings: documents.flatMap(inStream).toSorted(compareFindings) };
}

/** What a later judgement of nearly the same stream can take over. */
export function knownFrom(judgement: Judgement): Known {
  return new Map(judgement.documents.map(({ text, judged }) => [text, judged]));
}

/** The objects of a stream with the number of their document and their range in the stream. */
export function objectsOf(judgement: Judgement): (JudgedObject & { readonly document: number })[] {
  return judgement.documents.flatMap(({ index, start, judged }) =>
    judged.objects.map((object) => ({ ...object, document: index, range: shift(object.range, start) })),
  );
}

/** The findings of a document, with its number and with offsets of the stream. */
export function inStream({ index, start, judged }: PlacedDocument): Finding[] {
  return judged.findings.map((finding) => ({
    ...finding,
    document: index,
    range: shift(finding.range, start),
    related: finding.related.map((related) => shifted(related, start)),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range, start) })),
    })),
  }));
}

function shifted(related: Related, start: number): Related {
  return related.elsewhere === undefined ? { ...related, range: shift(related.range, start) } : related;
}

/** The judgement of a file that can't be judged where it lies: one object, skipped for this reason. */
export function skippedJudgement(stream: string, reason: string): Judgement {
  return { documents: [{ index: 0, start: 0, text: stream, judged: skipped(stream, reason) }], findings: [] };
}

/** One answer for a file that is too large, and nothing else in it. */
export function refusal(length: number): Judgement {
  const megabytes = Math.ceil(length / 1024 / 1024);
  const message = `Above ${limits.fileBytes / 1024 / 1024} MB a file is not judged, and this one has ${megabytes} MB; split it.`;
  return { documents: [], findings: [findingOf('yaml/too-large', message, { start: 0, end: 0 })] };
}
