import { findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Problem } from './problem.ts';

const codes = {
  syntax: 'yaml/syntax',
  'duplicate-key': 'yaml/duplicate-key',
  'same-name': 'yaml/duplicate-key',
  'merge-override': 'yaml/duplicate-key',
  'too-large': 'yaml/too-large',
  'alias-bomb': 'yaml/alias-bomb',
} as const;

/** A problem of the text as a finding; offsets stay those of the document's text. */
export function toFinding({ code, message, start, end, related }: Problem): Finding {
  const others =
    related === undefined ? [] : [{ range: { start: related.start, end: related.end }, message: related.message }];
  return findingOf(codes[code], message, { start, end }, { related: others });
}
