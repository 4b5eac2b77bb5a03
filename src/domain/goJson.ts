import { byteText } from './goQuote.ts';
import { goQuoted } from './goQuoted.ts';

/** What a text of JSON holds, or Go's message about one that Go does not take (json.Unmarshal into an `any`). */
export type GoJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

export function parseGoJson(text: string): GoJson {
  try {
    const value: unknown = JSON.parse(text);
    const large = tooLargeNumber(text);
    if (large === undefined) return { ok: true, value };
    return { ok: false, message: `json: cannot unmarshal number ${large} into Go value of type float64` };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, message: new Scan(byteText(text)).problem() };
  }
}

/** The first number that no float64 holds. */
function tooLargeNumber(text: string): string | undefined {
  if (!/\d[eE]\+?\d{2}|\d{300}/.test(text)) return undefined;
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d[-+.\deE]*/g) ?? [];
  return tokens.find((token) => !token.startsWith('"') && !Number.isFinite(Number(token)));
}

const space = ' \t\r\n';
/** What Go reads at the end to see whether more is wanted. */
const atEnd = ' ';
const ended = 'unexpected end of JSON input';

/** What is wrong with a text that is known to be no JSON, as Go's scanner says it (encoding/json, scanner.go). */
class Scan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  problem(): string {
    // What is open: a mapping or a list; the text alone is in none.
    const open: ('{' | '[')[] = [];
    for (;;) {
      const wrong = this.#value(open);
      if (wrong !== null) return wrong;
      const after = this.#after(open);
      if (after !== null) return after;
    }
  }

  /** One value, or the beginning of a mapping or list up to its first value. */
  #value(open: ('{' | '[')[]): string | null {
    const character = this.#next();
    switch (character) {
      case '{': {
        open.push('{');
        if (this.#peek() !== '}') return this.#key() ?? this.#value(open);
        return null;
      }
      case '[':
        open.push('[');
        return this.#peek() === ']' ? null : this.#value(open);
      case '"':
        return this.#string();
      case undefined:
        return ended;
      default:
        return this.#scalar(character);
    }
  }

  /** From the end of a value to the beginning of the next. */
  #after(open: ('{' | '[')[]): string | null {
    for (;;) {
      const inside = open.at(-1);
      const character = this.#next();
      if (character === undefined) return ended;
      if (inside === undefined) return this.#invalid(character, 'after top-level value');
      if (character === (inside === '{' ? '}' : ']')) {
        open.pop();
        continue;
      }
      if (character !== ',')
        return this.#invalid(character, inside === '{' ? 'after object key:value pair' : 'after array element');
      return inside === '{' ? this.#key() : null;
    }
  }

  #key(): string | null {
    const character = this.#next();
    if (character === undefined) return ended;
    if (character !== '"') return this.#invalid(character, 'looking for beginning of object key string');
    const wrong = this.#string();
    if (wrong !== null) return wrong;
    const colon = this.#next();
    if (colon === undefined) return ended;
    return colon === ':' ? null : this.#invalid(colon, 'after object key');
  }

  #string(): string | null {
    for (;;) {
      const character = this.#take();
      if (character === undefined) return ended;
      if (character === '"') return null;
      if (character < ' ') return this.#invalid(character, 'in string literal');
      if (character !== '\\') continue;
      const escape = this.#take() ?? atEnd;
      if (escape !== 'u') {
        if (!'bfnrt\\/"'.includes(escape)) return this.#invalid(escape, 'in string escape code');
        continue;
      }
      for (let count = 0; count < 4; count += 1) {
        const digit = this.#take() ?? atEnd;
        if (!/[0-9a-fA-F]/.test(digit)) return this.#invalid(digit, String.raw`in \u hexadecimal character escape`);
      }
    }
  }

  #scalar(first: string): string | null {
    const word = { t: 'true', f: 'false', n: 'null' }[first];
    if (word !== undefined) return this.#word(word);
    if (!/[-0-9]/.test(first)) return this.#invalid(first, 'looking for beginning of value');
    if (first === '-') {
      const digit = this.#take() ?? atEnd;
      if (!/[0-9]/.test(digit)) return this.#invalid(digit, 'in numeric literal');
      if (digit !== '0') this.#digits();
    } else if (first !== '0') this.#digits();
    if (this.#text[this.#at] === '.') {
      this.#at += 1;
      const wrong = this.#oneDigit('after decimal point in numeric literal');
      if (wrong !== null) return wrong;
    }
    if (!/[eE]/.test(this.#text[this.#at] ?? '')) return null;
    this.#at += 1;
    if (/[-+]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#oneDigit('in exponent of numeric literal');
  }

  #word(word: string): string | null {
    for (const wanted of word.slice(1)) {
      const character = this.#take() ?? atEnd;
      if (character !== wanted) return this.#invalid(character, `in literal ${word} (expecting '${wanted}')`);
    }
    return null;
  }

  #oneDigit(where: string): string | null {
    const digit = this.#take() ?? atEnd;
    if (!/[0-9]/.test(digit)) return this.#invalid(digit, where);
    this.#digits();
    return null;
  }

  #digits(): void {
    while (/[0-9]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #peek(): string | undefined {
    while (space.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
    return this.#text[this.#at];
  }

  /** Behind spaces. */
  #next(): string | undefined {
    this.#peek();
    return this.#take();
  }

  #take(): string | undefined {
    const character = this.#text[this.#at];
    this.#at += 1;
    return character;
  }

  #invalid(character: string, where: string): string {
    const shown = character === "'" ? String.raw`\'` : character === '"' ? '"' : goQuoted(character).slice(1, -1);
    return `invalid character '${shown}' ${where}`;
  }
}
