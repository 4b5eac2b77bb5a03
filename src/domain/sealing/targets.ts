import { lineStarts, positionAt } from '../lines.ts';
import { shift } from '../range.ts';
import type { Range } from '../range.ts';
import { placeAt } from './find.ts';
import type { PlacedObject, StreamDocument } from './find.ts';
import { Refusal } from './refusal.ts';
import { placeOf } from './secret.ts';
import { isTemplateText, templated } from './template.ts';

/** An object that is to be sealed, or to be changed. */
export interface Target {
  readonly document: StreamDocument;
  readonly object: PlacedObject;
}

/**
 * The Secrets that are meant: the one at an offset, or all. Refuses a text without any, a place where there is none, and
 * text that can't be read. In a SecretList all are meant, because its items can't be of two kinds.
 */
export function targetsIn(text: string, documents: readonly StreamDocument[], at: number | null): readonly Target[] {
  const chosen = at === null ? null : placeAt(documents, at);
  const searched = chosen === null ? documents : [chosen.document];
  for (const document of searched) checkReadable(text, document);
  if (chosen !== null && chosen.document.secretList === null) {
    const { document, object } = chosen;
    if (object?.kind === 'sealed') throw alreadySealed({ document, object });
    if (object?.kind === 'secret') return [{ document, object }];
    if (object?.kind === 'unclear') throw unclear(text, { document, object });
    throw new Refusal('seal/not-a-secret', 'There is no v1 Secret in this place.', { start: at ?? 0, end: at ?? 0 });
  }
  const all = searched.flatMap((document) => document.objects.map((object) => ({ document, object })));
  // To seal the others and say that it is done would leave this one in plain text.
  const doubtful = all.find(({ object }) => object.kind === 'unclear');
  if (doubtful !== undefined) throw unclear(text, doubtful);
  const secrets = all.filter(({ object }) => object.kind === 'secret');
  if (secrets.length > 0) return secrets;
  const sealed = all.find(({ object }) => object.kind === 'sealed');
  if (sealed !== undefined) throw alreadySealed(sealed);
  throw new Refusal('seal/not-a-secret', 'There is no v1 Secret in the text.');
}

/** The SealedSecret at an offset. */
export function sealedTargetAt(text: string, documents: readonly StreamDocument[], at: number): Target {
  const place = placeAt(documents, at);
  if (place !== null) checkReadable(text, place.document);
  if (place?.object?.kind === 'sealed') return { document: place.document, object: place.object };
  throw new Refusal('seal/not-a-secret', 'There is no SealedSecret in this place.', { start: at, end: at });
}

function unclear(text: string, { document, object }: Target): Refusal {
  const range = shift(placeOf(object.root), document.start);
  const line = positionAt(lineStarts(text), range.start).line + 1;
  const sentence = `The object in line ${line} looks like a Secret and is none; "apiVersion: v1" and "kind: Secret" are wanted.`;
  return new Refusal('seal/not-a-secret', sentence, range);
}

function checkReadable(text: string, { text: own, parsed, start }: StreamDocument): void {
  const problem = parsed.problems.find(({ code }) => code !== 'merge-override');
  if (problem === undefined) return;
  const range = shift(problem, start);
  if (isTemplateText(own)) throw templated(range);
  throw broken(problem.code, positionAt(lineStarts(text), range.start).line + 1, range);
}

/** The parser's own words may repeat a part of the text, and with it a value. */
function broken(code: string, line: number, range: Range): Refusal {
  if (code === 'duplicate-key' || code === 'same-name')
    return new Refusal('seal/duplicate-name', `The key in line ${line} stands twice in its mapping; keep one.`, range);
  return new Refusal('seal/not-a-secret', `The text is no YAML that Kubernetes reads, from line ${line} on.`, range);
}

function alreadySealed({ document, object }: Target): Refusal {
  const sentence = 'It is a SealedSecret already; set a key in it instead.';
  return new Refusal('seal/encrypted', sentence, shift(placeOf(object.root), document.start));
}
