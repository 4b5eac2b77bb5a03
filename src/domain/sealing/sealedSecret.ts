import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { shift } from '../range.ts';
import { content, isNull } from '../yaml/node.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { documentsOf } from './find.ts';
import { Refusal } from './refusal.ts';
import { scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { placeOf } from './secret.ts';
import { sealedTargetAt } from './targets.ts';
import { templated } from './template.ts';

/** What a SealedSecret in a text was sealed for, by its own metadata: its template does not count. */
export interface SealedIdentity {
  readonly name: string;
  /** Null when the text has none: then it is that of the place where it is applied. */
  readonly namespace: string | null;
  readonly scope: Scope;
  readonly keys: readonly string[];
}

/** The SealedSecret at an offset; refuses another place, one without a name, and the form of before 2019 (`spec.data`). */
export function sealedSecretAt(text: string, at: number): SealedIdentity {
  const { document, object } = sealedTargetAt(text, documentsOf(text), at);
  const place = shift(placeOf(object.root), document.start);
  if (isLegacy(object.root))
    throw new Refusal(
      'seal/encrypted',
      'It is sealed as one piece (spec.data), so that no key in it can be set; seal it anew.',
      place,
    );
  const identity = identityOf(object.root);
  if (`${identity.name}${identity.namespace}`.includes('{{')) throw templated(place);
  if (identity.name === '')
    throw new Refusal('seal/no-name', 'The SealedSecret has no metadata.name; give it one.', place);
  return identity;
}

/** As the controller reads it: what is no text counts for nothing. An absent name is empty. */
export function identityOf(root: MapNode): SealedIdentity {
  const metadata = mapAt(root, 'metadata');
  const annotations = (mapAt(metadata, 'annotations')?.pairs ?? []).map(
    ({ name, value }) => [name, textAt(value) ?? ''] as const,
  );
  return {
    name: textAt(fieldOf(metadata, 'name')) ?? '',
    namespace: textAt(fieldOf(metadata, 'namespace')),
    scope: scopeOf(new Map(annotations)),
    keys: (mapAt(mapAt(root, 'spec'), 'encryptedData')?.pairs ?? []).map(({ name }) => name),
  };
}

/** Sealed as one piece; the controller still opens it. */
export function isLegacy(root: MapNode): boolean {
  const data = fieldOf(mapAt(root, 'spec'), 'data');
  return data !== null && !isNull(data);
}

function textAt(node: Node | null): string | null {
  const here = node === null ? null : content(node);
  return here?.type === 'scalar' && typeof here.value === 'string' && here.value !== '' ? here.value : null;
}
