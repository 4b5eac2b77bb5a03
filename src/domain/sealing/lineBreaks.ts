import type { MapNode } from '../yaml/node.ts';
import { Refusal } from './refusal.ts';

/**
 * Refuses a Secret that holds a line break of Unicode, or a carriage return by itself. YAML 1.1 folds them like any line
 * break, as the readers of Kubernetes do; YAML 1.2 and JSON take them for text. `text` is that of the document.
 */
export function checkLineBreaks(text: string, root: MapNode): void {
  if (text.charAt(root.start) === '{') return;
  const match = odd.exec(text.slice(root.start, root.end));
  if (match === null) return;
  const digits = (match[0].codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  const sentence = `The Secret holds a line break that not all readers of YAML take for one (U+${digits.toUpperCase()}); write "\\u${digits}" in double quotes.`;
  const start = root.start + match.index;
  throw new Refusal('seal/bad-value', sentence, { start, end: start + 1 });
}

const odd = /[\u0085\u2028\u2029]|\r(?!\n)/;
