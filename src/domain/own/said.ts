import type { Code } from '../code.ts';
import { findingOf } from '../finding.ts';
import type { Finding, Fix } from '../finding.ts';
import { pointer } from '../schema/place.ts';
import type { Place } from '../schema/place.ts';
import { underlineKey, underlineMissing, underlineValue } from '../schema/underline.ts';
import type { Underline } from '../schema/underline.ts';
import { content } from '../yaml/node.ts';

/** What can be added to a finding. */
export interface More {
  readonly fixes?: readonly Fix[];
  /** The other place of a contradiction. */
  readonly other?: { readonly place: Place; readonly message: string } | undefined;
}

/** A finding about a value. `text` is that of the document. */
export function ofValue(code: Code, message: string, place: Place, text: string, more: More = {}): Finding {
  return say(code, message, place, underlineValue(place, text), text, more);
}

/** A finding about a key, whatever its value. */
export function ofKey(code: Code, message: string, place: Place, text: string, more: More = {}): Finding {
  return say(code, message, place, underlineKey(place, text), text, more);
}

/** A finding about what a mapping lacks. */
export function ofMissing(code: Code, message: string, place: Place, property: string, text: string): Finding {
  return { ...say(code, message, place, underlineMissing(place, text), text, {}), property };
}

/** The fix that puts another text in the place of a plain or quoted value; none where it can't be changed here. */
export function changeTo(value: string, place: Place): readonly Fix[] {
  if (place.node.type !== 'scalar' || place.node.style === 'block' || place.node.start === place.node.end) return [];
  const { style, start, end } = place.node;
  const bare = style === 'plain' && /^[A-Za-z0-9_][A-Za-z0-9_./+-]*$/.test(value);
  const newText = bare ? value : JSON.stringify(value);
  return [{ title: `Change to "${value}"`, preferred: true, edits: [{ range: { start, end }, newText }] }];
}

/** ` did you mean …` behind a semicolon, or the end of the sentence. */
export function orElse(near: string | null, otherwise: string): string {
  return near === null ? otherwise : `; did you mean "${near}"?`;
}

/** A value in a message: one line, and no longer than is read. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}

function say(code: Code, message: string, place: Place, at: Underline, text: string, more: More): Finding {
  const { fixes = [], other } = more;
  const related =
    other === undefined ? [] : [{ range: underlineValue(other.place, text).range, message: other.message }];
  return findingOf(code, message, at.range, {
    pointer: pointer(place),
    related: [...at.related, ...related],
    fixes: isShared(place) ? [] : fixes,
  });
}

/** What comes in by an alias can't be changed where it stands. */
function isShared(place: Place): boolean {
  for (let here: Place | null = place; here !== null; here = here.up) if (here.node.type === 'alias') return true;
  return content(place.node) !== place.node;
}
