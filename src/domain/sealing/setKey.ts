import { isBase64 } from '../base64.ts';
import type { Edit } from '../finding.ts';
import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { lineBreakOf, lineStarts } from '../lines.ts';
import { isPlainMap, isSame } from '../plain.ts';
import type { Plain, PlainMap } from '../plain.ts';
import { shift } from '../range.ts';
import { toJSON } from '../yaml/json.ts';
import { isNull } from '../yaml/node.ts';
import type { MapNode, Pair } from '../yaml/node.ts';
import { applyEdits } from '../edits.ts';
import { columnOf, indentOf, isBlock, lineOf, lineText } from './entries.ts';
import type { Page } from './entries.ts';
import { documentsOf } from './find.ts';
import { Refusal } from './refusal.ts';
import { yamlText } from '../yaml/write.ts';
import { placeOf } from './secret.ts';
import { sealedTargetAt } from './targets.ts';
import { keyProblem } from './value.ts';

/**
 * Sets one key of the SealedSecret at an offset to a value that is sealed already (`encryptValue` with the label of
 * `sealedSecretAt`). The rest of the text stays as it is. Refuses a key that Kubernetes refuses, and a text that can't
 * take it.
 */
export function setKey(text: string, at: number, key: string, sealed: string): readonly Edit[] {
  const problem = keyProblem(key);
  if (problem !== null) throw new Refusal('seal/bad-key', problem);
  if (sealed === '' || !isBase64(sealed)) throw new Refusal('seal/bad-value', 'What is to be set is no sealed value.');
  const { document, object } = sealedTargetAt(text, documentsOf(text), at);
  const page: Page = { text: document.text, starts: lineStarts(document.text), comments: [] };
  const edit = editFor(page, object.root, key, sealed);
  const [after] = documentsOf(edit === null ? document.text : applyEdits(document.text, [edit]));
  const expected = document.objects.map((one) => (one === object ? withKey(one.root, key, sealed) : toJSON(one.root)));
  const written = after?.objects.map(({ root }) => toJSON(root)) ?? null;
  if (edit === null || !isSame(written, expected)) {
    const sentence = 'The SealedSecret has no spec.encryptedData that a key can be written to; give it one.';
    throw new Refusal('seal/not-a-secret', sentence, shift(placeOf(object.root), document.start));
  }
  return [{ ...edit, range: shift(edit.range, document.start) }];
}

function editFor(page: Page, root: MapNode, key: string, sealed: string): Edit | null {
  const spec = mapAt(root, 'spec');
  if (spec === null) return null;
  const data = spec.pairs.find(({ name }) => name === 'encryptedData');
  if (data === undefined) return firstIn(page, spec, key, sealed);
  if (data.value.type !== 'map' || data.value.pairs.length === 0) return anew(page, spec, data, key, sealed);
  const known = data.value.pairs.find(({ name }) => name === key);
  return known === undefined ? added(page, data.value, key, sealed) : replaced(page, data.value, known, sealed);
}

function replaced(page: Page, map: MapNode, { key, value }: Pair, sealed: string): Edit {
  const written = isBlock(page, map) ? sealed : JSON.stringify(sealed);
  // A value that is not there has no place of its own.
  const colon = page.text.indexOf(':', key.end) + 1;
  if (value.start === value.end) return { range: { start: colon, end: colon }, newText: ` ${written}` };
  return { range: { start: value.start, end: value.end }, newText: written };
}

function added(page: Page, map: MapNode, key: string, sealed: string): Edit | null {
  const last = map.pairs.toSorted((a, b) => a.key.start - b.key.start).at(-1);
  if (last === undefined) return null;
  const end = Math.max(last.key.end, last.value.end);
  if (isBlock(page, map)) {
    const line = lineOf(page, end - 1);
    const behind = (page.starts[line] ?? 0) + lineText(page, line).length;
    const indent = ' '.repeat(columnOf(page, last.key.start));
    return {
      range: { start: behind, end: behind },
      newText: `${lineBreakOf(page.text)}${indent}${yamlText(key)}: ${sealed}`,
    };
  }
  const [own, before] = [lineOf(page, last.key.start), lineOf(page, map.start)];
  const gap = own === before ? ' ' : lineBreakOf(page.text) + blanksOf(page, own);
  return { range: { start: end, end }, newText: `,${gap}${JSON.stringify(key)}: ${JSON.stringify(sealed)}` };
}

/** `encryptedData` is there and empty. */
function anew(page: Page, spec: MapNode, data: Pair, key: string, sealed: string): Edit | null {
  if (data.value.type !== 'map' && !isNull(data.value)) return null;
  const colon = page.text.indexOf(':', data.key.end) + 1;
  const range = { start: colon, end: Math.max(data.value.end, colon) };
  if (!isBlock(page, spec)) return { range, newText: ` {${JSON.stringify(key)}: ${JSON.stringify(sealed)}}` };
  const indent = ' '.repeat(columnOf(page, data.key.start) + 2);
  return { range, newText: `${lineBreakOf(page.text)}${indent}${yamlText(key)}: ${sealed}` };
}

/** `encryptedData` is missing. */
function firstIn(page: Page, spec: MapNode, key: string, sealed: string): Edit | null {
  if (fieldOf(spec, 'data') !== null || !isBlock(page, spec)) return null;
  const indent = ' '.repeat(columnOf(page, spec.start));
  const lines = ['encryptedData:', `${indent}  ${yamlText(key)}: ${sealed}`, indent];
  return { range: { start: spec.start, end: spec.start }, newText: lines.join(lineBreakOf(page.text)) };
}

function withKey(root: MapNode, key: string, sealed: string): Plain {
  const { spec, ...others } = recordOf(toJSON(root));
  const { encryptedData, ...rest } = recordOf(spec);
  return { ...others, spec: { ...rest, encryptedData: { ...recordOf(encryptedData), [key]: sealed } } };
}

function recordOf(value: Plain | undefined): PlainMap {
  return isPlainMap(value) ? value : {};
}

function blanksOf(page: Page, line: number): string {
  const written = lineText(page, line);
  return written.slice(0, indentOf(written));
}
