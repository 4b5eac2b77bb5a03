import type { Hover, HoverParams } from 'vscode-languageserver/node';
import { objectsOf } from '../repository/judge.ts';
import type { PolicyTally } from '../repository/row.ts';
import { plain } from '../domain/markdown.ts';
import { missingWords } from '../domain/policy/say.ts';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './documents.ts';

/** How many policies say what about an object, where it says what it is. */
export async function policyHover(
  { textDocument, position }: HoverParams,
  documents: OpenDocuments,
): Promise<Hover | null> {
  const judged = await documents.judged(textDocument.uri);
  if (judged === undefined || judged.version !== judged.document.version) return null;
  const { document, judgement } = judged;
  const line = { start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } };
  const [, before, key] = /^(\s*(?:-\s+)*)(["']?kind["']?\s*:.*)/.exec(document.getText(line)) ?? [];
  if (before === undefined || key === undefined) return null;
  const start = document.offsetAt({ line: position.line, character: before.length });
  const object = objectsOf(judgement).findLast(({ range }) => range.start <= start && start < range.end);
  if (object === undefined || object.policy === null) return null;
  // A field of that name deeper in the object says what something else is.
  if (document.positionAt(object.range.start).character !== before.length) return null;
  const range = toRange({ start, end: start + key.trimEnd().length }, document);
  return { contents: { kind: 'markdown', value: plain(tallyWords(object.policy)) }, range };
}

/** `12 policies match: 2 fail, 1 is not judged (it needs data of the image "a").` */
export function tallyWords({ matched, failed, errors, unjudged, missing, isTried }: PolicyTally): string {
  if (isTried) return 'No policy is asked about this object: a test or a phase names its file to try policies on.';
  if (matched === 0) return 'No policy of the repository is about this object.';
  const fails = failed === 0 ? [] : [`${failed} ${failed === 1 ? 'fails' : 'fail'}`];
  const fall = errors === 0 ? [] : [`${errors} can't be evaluated`];
  const lacks = missing.length === 0 ? '' : ` (needs ${missing.map(missingWords).join(', ')})`;
  const opens = unjudged === 0 ? [] : [`${unjudged} ${unjudged === 1 ? 'is' : 'are'} not judged${lacks}`];
  const parts = [...fails, ...fall, ...opens];
  const match = `${matched} ${matched === 1 ? 'policy matches' : 'policies match'}`;
  return `${match}: ${parts.length === 0 ? 'none fails' : parts.join(', ')}.`;
}
