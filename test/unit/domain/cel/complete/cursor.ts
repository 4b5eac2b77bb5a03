/** The sign that stands for the cursor in texts of tests. */
const cursor = '‸';

/** A text and the place of the cursor in it, which is its end when it is not marked. */
export function atCursor(text: string): { readonly text: string; readonly offset: number } {
  const at = text.indexOf(cursor);
  return at === -1 ? { text, offset: text.length } : { text: text.replace(cursor, ''), offset: at };
}
