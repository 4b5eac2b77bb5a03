import type { Type } from '../domain/cel/type.ts';
import { queryIn } from '../domain/policy/complete/queryIn.ts';
import { askedOf, variablesAt } from '../domain/policy/complete/variablesAt.ts';
import { wordsAt } from '../domain/policy/complete/words.ts';
import type { NamedKind, Word } from '../domain/policy/complete/words.ts';
import type { KnownKinds } from './expressionAt.ts';
import { matchedType } from './matchedType.ts';
import { policyAt } from './policyAt.ts';

/** A place in a classic policy: in a query, whose variables are the fields of `root`, or in a value that is one word. */
export type ClassicAt =
  | { readonly in: 'query'; readonly text: string; readonly offset: number; readonly root: Type }
  | { readonly in: 'word'; readonly text: string; readonly offset: number; readonly words: readonly Word[] };

/**
 * What an offset of a file is in, where that is a classic policy or an exception from one, however it is written and whether
 * or not it is finished; null anywhere else, and in text that only Helm makes YAML of. Never throws.
 */
export function classicAt(stream: string, offset: number, kinds: KnownKinds): ClassicAt | null {
  const place = policyAt(stream, offset);
  if (place === null) return null;
  const { policy, cursor } = place;
  const objectType = (rule: unknown): Type => matchedType(rule, kinds.catalogs);
  const query = queryIn(cursor.text, cursor.offset);
  const root =
    query === null ? askedOf(policy, cursor.steps, objectType) : variablesAt(policy, cursor.steps, objectType);
  if (root !== null) return { in: 'query', ...(query ?? { text: cursor.text, offset: cursor.offset }), root };
  const words = wordsAt(policy, cursor.steps, cursor.text, () => all(kinds));
  return words.length === 0 ? null : { in: 'word', text: cursor.text, offset: cursor.offset, words };
}

function all({ groups, kindsIn }: KnownKinds): readonly NamedKind[] {
  return groups().flatMap((group) =>
    kindsIn(group).map((known) => {
      const slash = known.indexOf('/');
      const version = known.slice(0, slash);
      return { apiVersion: group === '' ? version : `${group}/${version}`, kind: known.slice(slash + 1) };
    }),
  );
}
