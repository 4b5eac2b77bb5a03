import type { Random } from '../random.ts';
import { reindented, reordered, spliced, unquoted } from './lines.ts';
import { boundaries, cutAt, jumbled } from './tokens.ts';

/** A text that was made of real manifests, and how. */
export interface Mutation {
  readonly how: string;
  readonly text: string;
}

/** Every text that a document is on the way to being typed: cut at each of its tokens. */
export function* cuts(document: string): Generator<Mutation> {
  for (const boundary of boundaries(document)) {
    yield { how: `cut at ${boundary}`, text: cutAt(document, boundary) };
  }
}

/** A text made of some of the documents by one to three changes. */
export function mutated(documents: readonly string[], random: Random): Mutation {
  const picked = Array.from({ length: 1 + random.below(3) }, () => random.pick(documents));
  const changes: string[] = [];
  let text = picked.length === 1 ? (picked[0] ?? '') : reordered(picked, random);
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const how = random.pick(Object.keys(ways));
    changes.push(how);
    text = ways[how]?.(text, documents, random) ?? text;
  }
  return { how: changes.join(', '), text };
}

const ways: Readonly<Record<string, (text: string, documents: readonly string[], random: Random) => string>> = {
  cut: (text, _, random) => cutAt(text, random.pick(boundaries(text))),
  'cut away the beginning': (text, _, random) => text.slice(random.pick(boundaries(text))),
  jumble: (text, _, random) => jumbled(text, random),
  splice: (text, documents, random) => spliced(text, random.pick(documents), random),
  reindent: (text, _, random) => reindented(text, random),
  unquote: (text, _, random) => unquoted(text, random),
  'put in a sign': (text, _, random) => inserted(text, random),
};

const signs = [
  '\t',
  '\r',
  '\0',
  '\ufeff',
  '\u2028',
  '\ud83d',
  '😀',
  ':',
  '- ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!str ',
  '!',
  '|',
  '>',
  '#',
  '%',
  '---',
  '...',
  '<<: ',
  '~',
  '"',
  "'",
  '\n',
  '\\',
  ',',
];

function inserted(text: string, random: Random): string {
  const at = random.chance(0.5) ? random.pick(boundaries(text)) : random.below(text.length + 1);
  return text.slice(0, at) + random.pick(signs) + text.slice(at);
}
