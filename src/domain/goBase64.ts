import { byteText } from './goQuote.ts';

const alphabet = /^[A-Za-z0-9+/]$/;

/** The bytes of a text of base64, or Go's message about one that is none (base64.StdEncoding.DecodeString). */
export function decodeGoBase64(text: string): Uint8Array<ArrayBuffer> | string {
  const position = corruptByte(text);
  if (position !== null) return `illegal base64 data at input byte ${position}`;
  return Uint8Array.from(atob(text.replaceAll(/[\r\n]/g, '')), (character) => character.charCodeAt(0));
}

/** Where Go stops; null for a text that is well made: groups of four, of which the last may be padded. */
function corruptByte(text: string): number | null {
  const bytes = byteText(text);
  let at = 0;
  const skipBreaks = (): void => {
    while (bytes[at] === '\n' || bytes[at] === '\r') at += 1;
  };
  for (let inGroup = 0; ; inGroup = (inGroup + 1) % 4) {
    skipBreaks();
    const character = bytes[at];
    if (character === undefined) return inGroup === 0 ? null : at - inGroup;
    at += 1;
    if (alphabet.test(character)) continue;
    if (character !== '=' || inGroup < 2) return at - 1;
    if (inGroup === 2) {
      skipBreaks();
      if (at === bytes.length) return at;
      if (bytes[at] !== '=') return at - 1;
      at += 1;
    }
    skipBreaks();
    return at < bytes.length ? at : null;
  }
}
