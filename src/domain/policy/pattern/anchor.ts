import { once } from '../../once.ts';

/** What parentheses around a key of a pattern mean, by the character before them (kyverno, pkg/engine/anchor). */
export type AnchorKind = 'condition' | 'global' | 'negation' | 'add' | 'equality' | 'existence';

export interface Anchor {
  readonly kind: AnchorKind;
  /** The key that it is about. */
  readonly key: string;
  /** The character before the parentheses; empty for a condition. */
  readonly sign: string;
}

const kinds: ReadonlyMap<string, AnchorKind> = new Map([
  ['', 'condition'],
  ['<', 'global'],
  ['X', 'negation'],
  ['+', 'add'],
  ['=', 'equality'],
  ['^', 'existence'],
]);

const form = /^([+<=X^])?\(([^\n]+)\)$/;

/** Null for a key that is no anchor. */
export function parseAnchor(key: string): Anchor | null {
  return key.includes('(') ? parse(key) : null;
}

const parse = once((key): Anchor | null => {
  const match = form.exec(key.trim());
  if (match === null) return null;
  const [, sign = '', inner = ''] = match;
  const kind = kinds.get(sign);
  return kind === undefined ? null : { kind, key: inner, sign };
});

/** Whether the key is an anchor of one of these kinds. */
export function isAnchor(key: string, ...wanted: readonly AnchorKind[]): boolean {
  const anchor = parseAnchor(key);
  return anchor !== null && wanted.includes(anchor.kind);
}
