/** Text from a file may hold control and bidirectional characters: they are shown, not obeyed. */
export function visible(text: string): string {
  return text.replaceAll(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

// oxlint-disable-next-line no-control-regex -- these are the characters to be found
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
