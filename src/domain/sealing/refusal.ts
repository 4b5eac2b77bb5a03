import type { Range } from '../range.ts';

/** Why nothing was sealed or unsealed; scripts rely on it (docs/command-line.md). */
export type RefusalCode =
  | 'seal/not-a-secret'
  | 'seal/empty'
  | 'seal/no-name'
  | 'seal/namespace-mismatch'
  | 'seal/bad-base64'
  | 'seal/bad-value'
  | 'seal/bad-key'
  | 'seal/too-large'
  | 'seal/encrypted'
  | 'seal/templated'
  | 'seal/duplicate-name'
  | 'seal/cert-expired'
  | 'seal/cert-not-rsa'
  | 'seal/cert-weak'
  | 'seal/cert-unreadable'
  | 'seal/cert-changed'
  | 'seal/cert-insecure-url'
  | 'unseal/key-unreadable'
  | 'unseal/not-sealed'
  | 'unseal/unreadable';

/** What was asked for is refused and nothing was made. The message is one sentence; it never repeats a value of a Secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** The place in the text that was given; null when it is about no place. */
  readonly range: Range | null;

  constructor(code: RefusalCode, sentence: string, range: Range | null = null) {
    super(sentence);
    this.code = code;
    this.range = range === null ? null : { start: range.start, end: range.end };
  }
}

/** The same refusal, about a text that lies `offset` further on. */
export function shiftRefusal({ code, message, range }: Refusal, offset: number): Refusal {
  return new Refusal(code, message, range && { start: range.start + offset, end: range.end + offset });
}
