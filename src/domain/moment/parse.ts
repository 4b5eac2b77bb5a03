import { byteText, quotedBytes } from '../goQuote.ts';
import { momentOf } from './date.ts';
import type { Parts } from './date.ts';
import { nextChunk } from './layout.ts';
import type { Moment } from './moment.ts';
import { readElement } from './read.ts';

/** The layout of RFC 3339. */
export const rfc3339 = '2006-01-02T15:04:05Z07:00';

/**
 * The moment that a text names in a layout of Go, or Go's message about why it names none (time.Parse).
 * Zones are known by their offsets; the local one is UTC, as in Kyverno's containers.
 */
export function parseGoTime(layout: string, text: string): Moment | string {
  const whole = byteText(text);
  const wholeLayout = byteText(layout);
  const failed = (element: string, at: string): string =>
    `parsing time ${quotedBytes(whole)} as ${quotedBytes(wholeLayout)}: ` +
    `cannot parse ${quotedBytes(at)} as ${quotedBytes(element)}`;
  const parts: Parts = {};
  let rest = whole;
  for (let left = wholeLayout; ;) {
    const chunk = nextChunk(left);
    const prefix = chunk?.prefix ?? left;
    const skipped = withoutPrefix(rest, prefix);
    if (!skipped.ok) return failed(prefix, skipped.rest);
    rest = skipped.rest;
    if (chunk === null) break;
    const read = readElement(chunk, rest, parts);
    if ('outOfRange' in read) return `parsing time ${quotedBytes(whole)}: ${read.outOfRange} out of range`;
    if (!read.ok) return failed(chunk.text, rest);
    rest = read.rest;
    left = chunk.rest;
  }
  if (rest !== '') return `parsing time ${quotedBytes(whole)}: extra text: ${quotedBytes(rest)}`;
  const moment = momentOf(parts);
  return typeof moment === 'string' ? `parsing time ${quotedBytes(whole)}: ${moment}` : moment;
}

/** Spaces of a layout stand for any number of them, also none at the end. */
function withoutPrefix(text: string, prefix: string): { readonly ok: boolean; readonly rest: string } {
  let at = 0;
  for (let index = 0; index < prefix.length;) {
    if (prefix[index] === ' ') {
      if (at < text.length && text[at] !== ' ') return { ok: false, rest: text.slice(at) };
      while (prefix[index] === ' ') index += 1;
      while (text[at] === ' ') at += 1;
      continue;
    }
    if (text[at] !== prefix[index]) return { ok: false, rest: text.slice(at) };
    index += 1;
    at += 1;
  }
  return { ok: true, rest: text.slice(at) };
}
