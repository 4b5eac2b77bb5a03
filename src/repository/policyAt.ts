import { contentsOf } from '../domain/kubernetes/contents.ts';
import { mentionsPolicies } from '../domain/policy/mention.ts';
import { cursorIn, marked } from '../domain/yaml/cursor.ts';
import type { Cursor } from '../domain/yaml/cursor.ts';
import { toData } from '../domain/yaml/data.ts';
import { parse } from '../domain/yaml/parse.ts';
import { split } from '../domain/yaml/split.ts';
import { isTemplate } from './document.ts';

/** An object around an offset of a file, in a document that mentions policies, and where in it the offset is. */
export interface PolicyAt {
  readonly policy: unknown;
  readonly cursor: Cursor;
}

/** However it is written and whether or not it is finished; null anywhere else, and in text that only Helm makes YAML of. */
export function policyAt(stream: string, offset: number): PolicyAt | null {
  const chunk = split(stream).findLast(({ start }) => start <= offset);
  if (chunk === undefined || !mentionsPolicies(chunk.text) || isTemplate(chunk.text)) return null;
  const text = marked(chunk.text, offset - chunk.start);
  if (text === null) return null;
  for (const { node } of contentsOf(parse(text)).candidates) {
    const cursor = cursorIn(node);
    if (cursor !== null) return { policy: toData(node), cursor };
  }
  return null;
}
