/** More of a message is read by nobody, and some hold whole manifests. */
const longest = 1_000;

/** A message as it is kept: one that is too long ends with an ellipsis. */
export function keptMessage(text: string): string {
  return cut(text, longest);
}

/** A message as the end of a sentence: on one line, short, without a full stop. */
export function inSentence(text: string, most = 160): string {
  return cut(text.slice(0, longest).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, ''), most);
}

/** A text of at most so many UTF-16 units; a character is kept or left out as a whole. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}
