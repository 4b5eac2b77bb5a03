import { parse } from '../domain/yaml/parse.ts';
import type { ParsedDocument } from '../domain/yaml/parse.ts';

/** More documents than an edit changes at once. */
const kept = 8;

/** By text, the oldest first. */
const recent = new Map<string, ParsedDocument>();

/**
 * Reads the text of one document, as `parse` does. The last few are known: who judges a document and who keeps what it
 * says read it one after the other.
 */
export function parseRecently(text: string): ParsedDocument {
  const parsed = recent.get(text) ?? parse(text);
  recent.delete(text);
  recent.set(text, parsed);
  const [oldest] = recent.keys();
  if (recent.size > kept && oldest !== undefined) recent.delete(oldest);
  return parsed;
}
