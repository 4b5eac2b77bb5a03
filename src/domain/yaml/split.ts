/** The text of one document of a YAML stream, and where it lies in it. */
export interface Chunk {
  readonly text: string;
  /** Offset of its first character in the stream. */
  readonly start: number;
}

/**
 * Cuts a stream into its documents, so that an edit in one leaves the others as they were.
 * `---` and `...` at the start of a line are markers wherever they stand (YAML 1.2.2, 9.1.2).
 * Comments and directives before the first marker belong to the document after it.
 */
export function split(stream: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  const cut = (end: number): void => {
    chunks.push({ text: stream.slice(start, end), start });
    start = end;
  };
  for (const marker of stream.matchAll(markers)) {
    if (marker[0].startsWith('.')) cut(marker.index + marker[0].length);
    else if (!isPrologue(stream, start, marker.index)) cut(marker.index);
  }
  if (chunks.length === 0 || !isPrologue(stream, start, stream.length)) cut(stream.length);
  return chunks;
}

const markers = /^(?:---(?=[ \t\r\n]|$)|\.\.\.(?=[ \t\r\n]|$)[^\n]*\n?)/gm;

/** Nothing but blank lines, comments and directives: no document yet. */
function isPrologue(stream: string, start: number, end: number): boolean {
  prologueLine.lastIndex = start;
  while (prologueLine.lastIndex < end && prologueLine.test(stream));
  return prologueLine.lastIndex >= end;
}

/** One line at a time: what begins with content is known at once, however long it is. */
const prologueLine = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)|%[^\n]*(?:\n|$)/y;
