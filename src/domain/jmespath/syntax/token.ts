import type { Range } from '../../range.ts';

/** Signs are their own kind. */
export type TokenKind =
  | 'identifier'
  | 'quoted'
  | 'number'
  | 'literal'
  | 'raw'
  | '.'
  | '*'
  | ','
  | ':'
  | '@'
  | '('
  | ')'
  | '{'
  | '}'
  | '['
  | ']'
  | '[?'
  | '[]'
  | '|'
  | '||'
  | '&'
  | '&&'
  | '!'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'end';

export interface Token extends Range {
  readonly kind: TokenKind;
  /** A name, the text of a raw string or of a number; as it is written for signs. */
  readonly text: string;
  /** Of a literal; undefined for all else. */
  readonly value?: unknown;
}
