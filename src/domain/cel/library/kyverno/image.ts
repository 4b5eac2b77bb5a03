import * as types from '../../type.ts';
import { badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { parseReference } from './reference.ts';
import type { Reference } from './reference.ts';

const image = opaqueType<Reference>('kyverno.image', (one, other) => one.text === other.text);

/** References to images, taken apart (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/image). */
export const images: Library = [
  ...['image', 'parseImageReference'].map((name) =>
    define(name, [string], image.type, (text) => {
      const reference = parseReference(text);
      return reference === null
        ? badArgument(`"${text}" is no reference to an image.`, words.noImage(text))
        : image.make(reference);
    }),
  ),
  define('isImage', [string], types.bool, (text) => parseReference(text) !== null),
  part('registry', ({ registry }) => registry),
  part('repository', ({ repository }) => repository),
  part('tag', ({ tag }) => tag),
  part('digest', ({ digest }) => digest),
  part('identifier', ({ tag, digest }) => [tag, digest].filter((one) => one !== '').join('@')),
  // A digest says more than a tag.
  part('identifierWithSeparator', ({ tag, digest }) => (digest === '' ? `:${tag}` : `@${digest}`)),
  defineMethod('containsDigest', [image.kind], types.bool, ({ value }) => value.digest !== ''),
];

function part(name: string, of: (reference: Reference) => string): Library[number] {
  return defineMethod(name, [image.kind], types.string, ({ value }) => of(value));
}
