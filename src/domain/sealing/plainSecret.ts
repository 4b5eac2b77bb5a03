import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { shift } from '../range.ts';
import type { Range } from '../range.ts';
import { limits } from '../yaml/problem.ts';
import { documentsOf } from './find.ts';
import { identityOf } from './sealedSecret.ts';
import type { Scope } from './scope.ts';

/** A Secret in plain text as one asks about it before it is sealed; without its values. */
export interface PlainIdentity {
  /** Empty when the text has none. */
  readonly name: string;
  readonly namespace: string | null;
  /** The one that its annotations say. */
  readonly scope: Scope;
  readonly keys: readonly string[];
  /** Of the object in the text that was given; an offset in it tells `sealText` which one is meant. */
  readonly range: Range;
}

/** The Secrets of a text, sealable or not. Never refuses: of what can't be read, or is too large to be, there is nothing. */
export function secretsIn(text: string): PlainIdentity[] {
  if (text.length > limits.fileBytes) return [];
  return documentsOf(text).flatMap(({ objects, start }) =>
    objects
      .filter(({ kind, root }) => kind === 'secret' && fieldOf(root, 'sops') === null)
      .map(({ root }) => {
        const { name, namespace, scope } = identityOf(root);
        const keys = (['data', 'stringData'] as const).flatMap((field) => mapAt(root, field)?.pairs ?? []);
        return {
          name,
          namespace,
          scope,
          keys: [...new Set(keys.map((pair) => pair.name))],
          range: shift(root, start),
        };
      }),
  );
}
